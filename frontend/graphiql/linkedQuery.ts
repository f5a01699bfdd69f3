/** A link may bring its query along: `/graphiql/?query=…&variables=…`. */
export type LinkedQuery = { query: string; variables?: string };

export function linkedQuery(search: string): LinkedQuery | undefined {
  const parameters = new URLSearchParams(search);
  const query = parameters.get("query");
  if (!query) return undefined;
  return { query, variables: parameters.get("variables") ?? undefined };
}
