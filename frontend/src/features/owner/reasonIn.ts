/** Whether an answer is a refusal that has to be told in words: a conflict and a proof have their own. */
const told = new Set(["ChangedMeanwhile", "ConfirmationNeeded"]);

export function reasonIn(answer: { __typename?: string; message?: string } | undefined): boolean {
  return Boolean(answer?.message && !told.has(answer.__typename ?? ""));
}
