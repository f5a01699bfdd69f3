/** The same request pressed twice, even after a reload, carries the same key and so happens once. */
const prefix = "patron.key.";

export function keyFor(purpose: string, content: unknown): string {
  const name = `${prefix}${purpose}`;
  const text = JSON.stringify(content);
  const known = read(name);
  if (known?.text === text) return known.key;
  const key = newKey();
  write(name, { text, key });
  return key;
}

/** After this the next request is a new one, whatever it says. */
export function forgetKey(purpose: string): void {
  kept.delete(`${prefix}${purpose}`);
  try {
    sessionStorage.removeItem(`${prefix}${purpose}`);
  } catch {
    // A browser that keeps nothing has nothing to forget.
  }
}

type Known = { text: string; key: string };
const kept = new Map<string, Known>();

function read(name: string): Known | undefined {
  try {
    const text = sessionStorage.getItem(name);
    return text ? (JSON.parse(text) as Known) : kept.get(name);
  } catch {
    return kept.get(name);
  }
}

function write(name: string, known: Known): void {
  kept.set(name, known);
  try {
    sessionStorage.setItem(name, JSON.stringify(known));
  } catch {
    // Private windows may refuse; the key then lives as long as the page.
  }
}

function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
