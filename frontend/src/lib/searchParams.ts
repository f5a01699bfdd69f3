/** Addresses stay readable: `?maker=794&maker=69`, not JSON. */
export type SearchParams = Record<string, string | string[]>;

export function parseSearch(text: string): SearchParams {
  const found: SearchParams = {};
  for (const [key, value] of new URLSearchParams(text)) {
    const before = found[key];
    found[key] = before === undefined ? value : [before, value].flat();
  }
  return found;
}

export function stringifySearch(search: Record<string, unknown>): string {
  const params = new URLSearchParams();
  for (const [key, value] of Object.entries(search)) {
    for (const one of [value].flat()) {
      if (one !== undefined && one !== null && one !== "") params.append(key, String(one));
    }
  }
  const text = params.toString();
  return text ? `?${text}` : "";
}

export function asList(value: unknown): string[] {
  return value === undefined || value === null ? [] : [value].flat().map(String);
}

export function asText(value: unknown): string | undefined {
  const text = [value].flat()[0];
  return text === undefined || text === null || text === "" ? undefined : String(text);
}
