/**
 * Operations go out as the id of a document that the server knows: no query text travels. An
 * operation is called by its id (see codegen.ts), so nothing has to be looked up.
 */
import { getOperationName, stringifyDocument, stringifyVariables } from "urql";
import type { GraphQLRequest } from "urql";

/** Another site cannot set this header without our consent, so its presence proves who posts. */
const requestHeaders = { "x-patron-client": "web", "content-type": "application/json" };

/** While developing, the text goes along: the server read the documents when it was started. */
const isDeveloped = import.meta.env.MODE === "development";

export type Asked = { documentId?: string | undefined; query?: string; variables: unknown };

export function asked({ query, variables }: GraphQLRequest<unknown, never>): Asked {
  return isDeveloped ? { query: stringifyDocument(query), variables } : { documentId: getOperationName(query), variables };
}

/** By POST, as whoever the cookies name. */
export function post(question: Asked, more?: RequestInit): Promise<Response> {
  const body = JSON.stringify(question);
  return fetch("/graphql", { method: "POST", credentials: "same-origin", headers: requestHeaders, body, ...more });
}

let seesEarly: boolean | undefined;

/** Whoever is here is shown what not everybody is, or not. */
export function seeEarly(is?: boolean): void {
  seesEarly = is;
}

/**
 * What is answered alike for everybody is asked as nobody, so that server, browser and caches on
 * the way may answer it from memory. Staff at their desk see more than shoppers, and now.
 */
export function ask(question: Asked, more?: RequestInit): Promise<Response> {
  const id = question.documentId;
  if (seesEarly || !id?.endsWith("_shared") || location.pathname.startsWith("/desk")) return post(question, more);
  const variables = encodeURIComponent(stringifyVariables(question.variables as object));
  return fetch(`/graphql?documentId=${id}&variables=${variables}`, { credentials: "omit", ...more });
}
