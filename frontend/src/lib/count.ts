/** Numbers with their words: "1 product", "1,412 products". */
import { locale } from "./locale";
import { t } from "./words";

const number = new Intl.NumberFormat(locale);

export function formatNumber(value: number): string {
  return number.format(value);
}

export function count(value: number, one: string, many = `${one}s`): string {
  return `${number.format(value)} ${t(value === 1 ? one : many)}`;
}
