/** What a request to the shop asks, by GET or by POST. */
export type Asked = { documentId: string; variables: Record<string, never> };

export function readAsked(url: string, init: RequestInit): Asked {
  if (init.body) return JSON.parse(String(init.body)) as Asked;
  const given = new URL(url, "http://shop").searchParams;
  return {
    documentId: given.get("documentId") ?? "",
    variables: JSON.parse(given.get("variables") || "{}") as Asked["variables"],
  };
}
