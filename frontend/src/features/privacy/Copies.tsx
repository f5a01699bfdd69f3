/** A copy of everything: made within a minute, fetched for a day. */
import { Download } from "lucide-react";
import { useState } from "react";
import { useMutation } from "urql";
import { Refusal } from "~/components/Refusal";
import { useConfirmed } from "~/features/security/useConfirmed";
import type { DataPageQuery } from "~/gql/graphql";
import { formatMoment } from "~/lib/dates";
import { refusalOf } from "~/lib/refusal";
import { t } from "~/lib/words";
import type { DataPart } from "./DataPage";
import { ExportMyDataMutation, OpenExportMutation } from "./privacyDocuments";

type Copy = DataPageQuery["dataExports"][number];

export function Copies({ data, hasSecondFactor, onChange }: DataPart) {
  const [, make] = useMutation(ExportMyDataMutation);
  const [, open] = useMutation(OpenExportMutation);
  const [refusal, setRefusal] = useState<string>();
  const confirmed = useConfirmed(hasSecondFactor);
  const copies = data.dataExports.filter((one) => one.status !== "EXPIRED");

  async function ask() {
    const answer = await confirmed.run(async () => (await make({})).data?.exportMyData);
    if (!answer) return;
    setRefusal(refusalOf(answer, "DataExport"));
    onChange();
  }

  async function fetchIt(copy: Copy) {
    const answer = await confirmed.run(async () => (await open({ input: { exportId: copy.id } })).data?.openExport);
    if (!answer) return;
    setRefusal(refusalOf(answer, "ExportLink"));
    if (answer.__typename === "ExportLink") location.assign(answer.url);
  }

  return (
    <section className="stack" aria-labelledby="copies">
      <h2 id="copies">{t("A copy of your data")}</h2>
      <p>{t("Everything we know about you in one file: for programs (JSON) and for spreadsheets (CSV).")}</p>
      <Refusal message={refusal} />
      <ul className="copies" aria-live="polite">
        {copies.map((copy) => (
          <li key={copy.id}>
            {copy.status === "WAITING" ? (
              <span className="soft">{t("Your copy is being made…")}</span>
            ) : (
              <>
                <button className="btn line" type="button" onClick={() => void fetchIt(copy)}>
                  <Download className="i" aria-hidden="true" /> {t("Download, {size} kB", { size: Math.ceil((copy.size ?? 0) / 1000) })}
                </button>
                <span className="small soft">{t("until {day}", { day: formatMoment(copy.expiresAt) })}</span>
              </>
            )}
          </li>
        ))}
      </ul>
      {confirmed.form}
      <p>
        <button className="btn" type="button" onClick={() => void ask()}>
          {t("Make a copy")}
        </button>
      </p>
    </section>
  );
}
