/** The link by which a guest is erased. It is pressed, not just opened: some mailboxes open every link. */
import { useMutation } from "urql";
import { Refusal } from "~/components/Refusal";
import { Empty } from "~/components/states";
import { useToken } from "~/features/identity/useToken";
import { refusalOf } from "~/lib/refusal";
import { useTitle } from "~/lib/title";
import { t } from "~/lib/words";
import { Blockers } from "./Blockers";
import { ConfirmGuestErasureMutation } from "./privacyDocuments";

export function ErasePage() {
  const token = useToken();
  const [{ data, error, fetching }, confirm] = useMutation(ConfirmGuestErasureMutation);
  const answer = data?.confirmGuestErasure;
  useTitle(t("Erase everything?"));
  return (
    <main id="main" className="page section narrow-page">
      {answer?.__typename === "Erasure" ? (
        <Empty level={1} picture="1f4ec" title={t("Everything about you is being erased.")}>
          {t("That takes a minute. Invoices stay in our books, without your name.")}
        </Empty>
      ) : (
        <div className="stack">
          <h1>{t("Erase everything?")}</h1>
          <p className="soft">{t("What you bought without an account, your address and your messages go. It cannot be undone.")}</p>
          <Refusal message={(answer || error) && refusalOf(answer, "Erasure", error)} />
          {answer?.__typename === "ErasureBlocked" && <Blockers blockers={answer.blockers} />}
          <button className="btn" type="button" aria-disabled={fetching} onClick={() => void confirm({ input: { token } })}>
            {t("Yes, erase everything")}
          </button>
        </div>
      )}
    </main>
  );
}
