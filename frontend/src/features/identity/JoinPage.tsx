/** The link of an invitation: whoever is to work here chooses a password, and logs in with it. */
import { useNavigate } from "@tanstack/react-router";
import { useMutation } from "urql";
import { graphql } from "~/gql";
import { fieldErrors, refusalOf } from "~/lib/refusal";
import { useTitle } from "~/lib/title";
import { say } from "~/lib/toast";
import { t } from "~/lib/words";
import { NewPassword } from "./NewPassword";
import { useToken } from "./useToken";

const AcceptInvitationMutation = graphql(`
  mutation AcceptInvitation($input: AcceptInvitationInput!) {
    acceptInvitation(input: $input) {
      __typename
      ... on PasswordSet { endedSessions }
      ... on InvalidInput { fields { path message } }
      ... on Error { message }
    }
  }
`);

export function JoinPage() {
  const token = useToken();
  const [{ data, error, fetching }, accept] = useMutation(AcceptInvitationMutation);
  const navigate = useNavigate();
  const answer = data?.acceptInvitation;
  useTitle(t("Work here"));

  async function choose(password: string) {
    const { data: told } = await accept({ input: { token, password } });
    if (told?.acceptInvitation.__typename !== "PasswordSet") return;
    say(t("You are one of us. Log in with your new password."));
    await navigate({ to: "/login", search: { next: "/desk" } });
  }

  return (
    <NewPassword
      title={t("Work here")}
      intro={t("Choose a password for the desk. Nobody else here knows it.")}
      button={t("Start")}
      isBusy={fetching}
      refusal={answer || error ? refusalOf(answer, "PasswordSet", error) : undefined}
      error={fieldErrors(answer).password}
      below={answer?.__typename === "LinkExpired" && <p>{t("Ask whoever invited you for a new link.")}</p>}
      onChosen={(password) => void choose(password)}
    />
  );
}
