/** What pages say, in the reader's language: English where it is written, others found by it in `locales/`. */
type Values = object;

let words: Record<string, string> = {};

/** As the server chose it: see api/pages/locales.py. */
export const language = document.documentElement.lang === "de" ? "de" : "en";

/** Before anything is drawn. English has nothing to fetch. */
export async function learnWords(): Promise<void> {
  if (language === "de") words = (await import("~/locales/german")).default;
}

/** `t("{n} left", { n: 3 })`. */
export function t(english: string, values?: Values): string {
  const said = words[english] ?? english;
  return values ? said.replace(/\{(\w+)\}/g, (_, name: string) => String((values as Record<string, unknown>)[name])) : said;
}

/** The shop's own word for something, in the reader's language where it has one. */
export function named(one: { name: string; nameDe: string | null }): string {
  return (language === "de" && one.nameDe) || one.name;
}
