/** The link that proves an address. It is pressed, not just opened: some mailboxes open every link. */
import { Link } from "@tanstack/react-router";
import { useMutation } from "urql";
import { Refusal } from "~/components/Refusal";
import { Empty } from "~/components/states";
import { refusalOf } from "~/lib/refusal";
import { useTitle } from "~/lib/title";
import { t } from "~/lib/words";
import { ConfirmEmailMutation } from "./identityDocuments";
import { useToken } from "./useToken";

export function ConfirmEmailPage() {
  const token = useToken();
  const [{ data, error, fetching }, confirm] = useMutation(ConfirmEmailMutation);
  const answer = data?.confirmEmail;
  useTitle(t("Is this your address?"));
  return (
    <main id="main" className="page section narrow-page">
      {answer?.__typename === "MailSent" ? (
        <Empty
          level={1}
          picture="1f4ec"
          title={t("Your address is confirmed.")}
          action={
            <Link className="btn" to="/account">
              {t("To your account")}
            </Link>
          }
        >
          {t("From now on your account uses")} <b className="b">{answer.email}</b>{t(". What you bought with it as a guest is in your account too.")}
        </Empty>
      ) : (
        <div className="stack">
          <h1>{t("Is this your address?")}</h1>
          <p className="soft">{t("Press the button, and your account uses the address that the link was sent to.")}</p>
          <Refusal message={(answer || error) && refusalOf(answer, "MailSent", error)} />
          {answer?.__typename === "LinkOfAnother" && (
            <p>
              <Link to="/login" search={{}}>
                {t("Log in")}
              </Link>
            </p>
          )}
          <button
            className="btn"
            type="button"
            aria-disabled={fetching}
            onClick={() => void confirm({ input: { token } })}
          >
            {t("Yes, this is mine")}
          </button>
        </div>
      )}
    </main>
  );
}
