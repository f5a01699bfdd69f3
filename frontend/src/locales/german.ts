/** Everything in German, by its English; also what the server says in English, with its numbers and names filled in. */
import words from "./de.json";

/** Of "Bought together with {name} in {n} orders"; see `Words` in models/language.py. */
const patterns = Object.entries(words)
  .filter(([english]) => english.includes("{"))
  .map(([english, german]) => ({ pattern: new RegExp(`^${escaped(english).replace(/\\\{(\w+)\\\}/g, "(?<$1>.+)")}$`, "s"), german }));

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}

function filled(english: string): string | undefined {
  for (const { pattern, german } of patterns) {
    const found = pattern.exec(english)?.groups;
    if (found) return german.replace(/\{(\w+)\}/g, (_, name: string) => found[name] ?? "");
  }
  return undefined;
}

export default new Proxy(words as Record<string, string>, { get: (known, english: string) => known[english] ?? filled(english) });
