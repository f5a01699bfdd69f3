/** Countries by their name in the reader's language. */
import { locale } from "./locale";

let names: Intl.DisplayNames | undefined;

export function countryName(code: string): string {
  names ??= new Intl.DisplayNames(locale, { type: "region" });
  return names.of(code) ?? code;
}
