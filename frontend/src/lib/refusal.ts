/** What a mutation answered, as words for the person who pressed. */
import { t } from "./words";

type Answer = { __typename?: string; message?: string; fields?: { path: string; message: string }[] };

type Problem = { graphQLErrors: { extensions?: Record<string, unknown> }[] };

const lost = "That did not reach us. Nothing has changed; try again.";
const forbidden = "Your role may not do this. Nothing has changed.";

/** The refusal's own sentence; undefined when the answer is the success hoped for. */
export function refusalOf(answer: Answer | null | undefined, success: string, error?: Problem): string | undefined {
  if (!answer) return t(isForbidden(error) ? forbidden : lost);
  if (answer.__typename === success) return undefined;
  return answer.fields?.[0]?.message ?? answer.message ?? t(lost);
}

/** Each field's complaint, by the field's name. */
export function fieldErrors(answer: Answer | null | undefined): Record<string, string> {
  const fields = answer?.fields ?? [];
  return Object.fromEntries(fields.map((field) => [field.path.replace(/^input\./, ""), field.message]));
}

/** True when the server says that this role, or a stranger, may not ask this. */
export function isForbidden(error?: Problem): boolean {
  return error?.graphQLErrors.some((one) => one.extensions?.code === "FORBIDDEN") ?? false;
}
