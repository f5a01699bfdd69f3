/** The link of a forgotten password: a new one, and everybody else is logged out. */
import { Link, useNavigate } from "@tanstack/react-router";
import { useMutation } from "urql";
import { fieldErrors, refusalOf } from "~/lib/refusal";
import { useRenewSession } from "~/lib/session";
import { useTitle } from "~/lib/title";
import { say } from "~/lib/toast";
import { t } from "~/lib/words";
import { ResetPasswordMutation } from "./identityDocuments";
import { NewPassword } from "./NewPassword";
import { useToken } from "./useToken";

export function ResetPasswordPage() {
  const token = useToken();
  const [{ data, error, fetching }, reset] = useMutation(ResetPasswordMutation);
  const navigate = useNavigate();
  const renewSession = useRenewSession();
  const answer = data?.resetPassword;
  useTitle(t("A new password"));

  async function choose(password: string) {
    const { data: told } = await reset({ input: { token, password } });
    if (told?.resetPassword.__typename !== "PasswordSet") return;
    renewSession();
    say(t("Your new password is set. Log in with it."));
    await navigate({ to: "/login", search: {} });
  }

  return (
    <NewPassword
      title={t("A new password")}
      intro={t("Whoever is logged in to your account now, on any device, is logged out by it.")}
      button={t("Set my password")}
      isBusy={fetching}
      refusal={answer || error ? refusalOf(answer, "PasswordSet", error) : undefined}
      error={fieldErrors(answer).password}
      below={
        answer?.__typename === "LinkExpired" && (
          <p>
            <Link to="/forgot-password">{t("Send me a new link")}</Link>
          </p>
        )
      }
      onChosen={(password) => void choose(password)}
    />
  );
}
