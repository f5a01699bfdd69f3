/** The link that proves an address. It is pressed, not just opened: some mailboxes open every link. */
import { Link } from "@tanstack/react-router";
import { useMutation } from "urql";
import { Refusal } from "~/components/Refusal";
import { Empty } from "~/components/states";
import { refusalOf } from "~/lib/refusal";
import { useTitle } from "~/lib/title";
import { ConfirmEmailMutation } from "./identityDocuments";
import { useToken } from "./useToken";

export function ConfirmEmailPage() {
  const token = useToken();
  const [{ data, error, fetching }, confirm] = useMutation(ConfirmEmailMutation);
  const answer = data?.confirmEmail;
  useTitle("Is this your address?");
  return (
    <main id="main" className="page section narrow-page">
      {answer?.__typename === "MailSent" ? (
        <Empty
          level={1}
          picture="1f4ec"
          title="Your address is confirmed."
          action={
            <Link className="btn" to="/account">
              To your account
            </Link>
          }
        >
          From now on your account uses <b className="b">{answer.email}</b>. What you bought with it as a guest is in your account
          too.
        </Empty>
      ) : (
        <div className="stack">
          <h1>Is this your address?</h1>
          <p className="soft">Press the button, and your account uses the address that the link was sent to.</p>
          <Refusal message={(answer || error) && refusalOf(answer, "MailSent", error)} />
          {answer?.__typename === "LinkOfAnother" && (
            <p>
              <Link to="/login" search={{}}>
                Log in
              </Link>
            </p>
          )}
          <button
            className="btn"
            type="button"
            aria-disabled={fetching}
            onClick={() => void confirm({ input: { token } })}
          >
            Yes, this is mine
          </button>
        </div>
      )}
    </main>
  );
}
