/** The link of a sign-up: a password, and the account is there. */
import { Link } from "@tanstack/react-router";
import { useMutation } from "urql";
import { fieldErrors, refusalOf } from "~/lib/refusal";
import { useTitle } from "~/lib/title";
import { t } from "~/lib/words";
import { FinishSignUpMutation } from "./identityDocuments";
import { NewPassword } from "./NewPassword";
import { useSignedIn } from "./useSignedIn";
import { useToken } from "./useToken";

export function WelcomePage() {
  const token = useToken();
  const [{ data, error, fetching }, finish] = useMutation(FinishSignUpMutation);
  const signedIn = useSignedIn("/account");
  const answer = data?.finishSignUp;
  useTitle(t("Welcome"));

  async function choose(password: string) {
    const { data: told } = await finish({ input: { token, password } });
    if (told?.finishSignUp.__typename === "SignedIn") signedIn(told.finishSignUp);
  }

  return (
    <NewPassword
      title={t("Welcome")}
      intro={t("That is your address, then. Choose a password, and your account is ready.")}
      button={t("Make my account")}
      isBusy={fetching}
      refusal={answer || error ? refusalOf(answer, "SignedIn", error) : undefined}
      error={fieldErrors(answer).password}
      below={
        answer?.__typename === "LinkExpired" && (
          <p>
            <Link to="/signup">{t("Send me a new link")}</Link> {t("or")} <Link to="/login">{t("log in")}</Link>
          </p>
        )
      }
      onChosen={(password) => void choose(password)}
    />
  );
}
