/** What happens once somebody is known: a new session, a word about the cart, and on to where they wanted. */
import { useRouter } from "@tanstack/react-router";
import type { Role } from "~/gql/graphql";
import { count } from "~/lib/count";
import { useRenewSession } from "~/lib/session";
import { say } from "~/lib/toast";
import { t } from "~/lib/words";
import { firstName } from "./me";

export type SignedIn = { mergedLines: number; account: { name: string; roles: Role[] } };

export function useSignedIn(next: string | undefined): (result: SignedIn) => void {
  const renew = useRenewSession();
  const router = useRouter();
  return (result) => {
    renew();
    say(welcome(result));
    router.history.push(landing(next, result.account.roles));
  };
}

function welcome(result: SignedIn): string {
  const hello = t("Good to see you, {name}.", { name: firstName(result.account.name) });
  if (result.mergedLines === 0) return hello;
  return t("{hello} We put {number} from before with your cart.", { hello, number: count(result.mergedLines, "product") });
}

/** Only addresses of this shop; staff start at the desk. */
export function landing(next: string | undefined, roles: Role[]): string {
  if (next?.startsWith("/") && !next.startsWith("//") && !next.includes("\\")) return next;
  return roles.some((role) => role !== "CUSTOMER") ? "/desk" : "/";
}

export function fieldErrors(fields: { path: string; message: string }[] | undefined): Record<string, string> {
  return Object.fromEntries((fields ?? []).map((field) => [field.path.replace(/^input\./, ""), field.message]));
}
