/** Ends the session and leaves nothing of it on the screen. */
import { useNavigate } from "@tanstack/react-router";
import { LogOut } from "lucide-react";
import { useMutation } from "urql";
import { graphql } from "~/gql";
import { useRenewSession } from "~/lib/session";
import { say } from "~/lib/toast";
import { t } from "~/lib/words";

const LogOutMutation = graphql(`
  mutation LogOut {
    logOut { __typename }
  }
`);

export function LogOutButton(props: { to?: "/" | "/login" }) {
  const [{ fetching }, logOut] = useMutation(LogOutMutation);
  const renewSession = useRenewSession();
  const navigate = useNavigate();

  async function leave() {
    const { error } = await logOut({});
    if (error) return say(t("You are still logged in: that did not reach us."));
    await navigate({ to: props.to ?? "/", search: {} });
    renewSession();
  }

  return (
    <button className="log-out" type="button" aria-disabled={fetching} onClick={() => void leave()}>
      <LogOut className="i" aria-hidden="true" />
      {t("Log out")}
    </button>
  );
}
