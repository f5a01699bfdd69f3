/** What is chosen and filtered at the desk stands in the address, so it can be sent to a colleague. */
import { asText } from "~/lib/searchParams";

const keys = ["q", "status", "id", "view", "from", "to", "channel", "actor"] as const;

export type DeskSearch = Partial<Record<(typeof keys)[number], string>>;

/** Takes what is there; the page that uses it knows what makes sense. */
export function readDeskSearch(raw: Record<string, unknown>): DeskSearch {
  return Object.fromEntries(keys.map((key) => [key, asText(raw[key])?.slice(0, 100)]).filter(([, text]) => text));
}
