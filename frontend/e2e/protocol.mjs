/** GraphQL over HTTP to the letter, by the audits of graphql-http. */
import { serverAudits } from "graphql-http";

async function audits() {
  const url = `${process.env.PATRON_URL}/graphql`;
  const missed = [];
  const all = serverAudits({ url, fetchFn: fetch });
  for (const audit of all) {
    const result = await audit.fn();
    if (result.status !== "ok") missed.push(`${result.status} ${audit.id} ${audit.name}: ${result.reason}`);
  }
  if (missed.length > 0 || all.length < 61) throw new Error(missed.join("\n"));
}

export const walks = { "61 audits of GraphQL over HTTP": audits };
