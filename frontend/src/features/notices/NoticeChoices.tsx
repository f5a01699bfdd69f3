/** One line for each step, one box for each way: what is chosen is kept as it is chosen. */
import { useState } from "react";
import { useMutation, useQuery } from "urql";
import { Refusal } from "~/components/Refusal";
import { Failed, LineBones } from "~/components/states";
import type { NoticeChannel, NoticePreferencesQuery as Data } from "~/gql/graphql";
import { refusalOf } from "~/lib/refusal";
import { t } from "~/lib/words";
import { ChooseNoticeMutation, NoticePreferencesQuery } from "./noticeDocuments";
import { PushSwitch } from "./PushSwitch";
import "~/styles/notices.css";

type Preference = Data["noticePreferences"][number];
const channels: [NoticeChannel, string][] = [
  ["EMAIL", "E-mail"],
  ["PUSH", "Browser"],
  ["IN_APP", "This list"],
];

export function NoticeChoices() {
  const [{ data, error }, ask] = useQuery({ query: NoticePreferencesQuery, requestPolicy: "cache-and-network" });
  const reload = () => ask({ requestPolicy: "network-only" });
  const [chosen, choose] = useMutation(ChooseNoticeMutation);
  if (!data) return error ? <Failed error={error} onRetry={reload} /> : <LineBones count={6} />;
  const steps = data.noticePreferences.filter((one) => one.channel === "EMAIL");
  const problem = chosen.data && refusalOf(chosen.data.chooseNotice, "NoticePreference", chosen.error);

  return (
    <section className="stack" aria-labelledby="notice-choices">
      <h3 id="notice-choices">{t("How you want to be told")}</h3>
      <p className="soft">{t("These are about your orders alone, never advertising.")}</p>
      <PushSwitch serverKey={data.pushKey} />
      <table className="notice-choices">
        <thead>
          <tr>
            <th scope="col">{t("Step")}</th>
            {channels.map(([channel, label]) => (
              <th scope="col" key={channel}>
                {t(label)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {steps.map(({ step, headline }) => (
            <tr key={step}>
              <th scope="row">{headline}</th>
              {channels.map(([channel, label]) => (
                <td key={channel}>
                  <Box
                    label={`${headline}: ${t(label)}`}
                    preference={data.noticePreferences.find((one) => one.step === step && one.channel === channel)}
                    onChoose={(isWanted) => choose({ input: { step, channel, isWanted } })}
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <p className="tiny soft">{t("The mail that an order is confirmed is your proof of what you bought; it is always sent.")}</p>
      <Refusal message={problem || undefined} />
    </section>
  );
}

type BoxProps = { label: string; preference?: Preference; onChoose: (isWanted: boolean) => Promise<unknown> };

function Box({ label, preference, onChoose }: BoxProps) {
  const [isOn, setOn] = useState(preference?.isWanted ?? true);
  return (
    <input
      type="checkbox"
      aria-label={label}
      checked={isOn}
      disabled={preference?.isFixed}
      onChange={(event) => {
        setOn(event.target.checked);
        void onChoose(event.target.checked);
      }}
    />
  );
}
