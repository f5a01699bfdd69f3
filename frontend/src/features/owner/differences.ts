/** What was changed, value by value. */
export type Difference = { name: string; before: string; after: string };

type Values = Record<string, unknown>;

/** Of two objects as the audit log holds them; what is in neither, or alike, is left out. */
export function differences(before: unknown, after: unknown): Difference[] {
  const [old, now] = [asValues(before), asValues(after)];
  const names = [...new Set([...Object.keys(old), ...Object.keys(now)])];
  return names.flatMap((name) => {
    if (isNested(old[name]) || isNested(now[name])) {
      return differences(old[name], now[name]).map((one) => ({ ...one, name: `${name}: ${one.name}` }));
    }
    const [was, is] = [asWords(old[name]), asWords(now[name])];
    return was === is ? [] : [{ name, before: was, after: is }];
  });
}

function asValues(value: unknown): Values {
  return isNested(value) ? (value as Values) : {};
}

function isNested(value: unknown): boolean {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function asWords(value: unknown): string {
  if (value === undefined || value === null) return "";
  if (Array.isArray(value)) return value.map(String).join(", ");
  return String(value);
}

/** "refundReturn" is "Refund return". */
export function inWords(name: string): string {
  const words = name.replace(/_/g, " ").replace(/([a-z])([A-Z])/g, (_, end: string, start: string) => `${end} ${start.toLowerCase()}`);
  return words.charAt(0).toUpperCase() + words.slice(1);
}
