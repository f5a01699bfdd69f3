/** Figures in words; what cannot be computed yet says so instead of showing a zero. */
import { formatNumber } from "~/lib/count";
import { locale } from "~/lib/locale";
import { formatMoney } from "~/lib/money";
import type { Money } from "~/lib/money";

export const noData = "No data yet";

const percent = new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 1 });

export function formatRate(rate: { value: number | null }): string {
  return rate.value === null ? noData : percent.format(rate.value);
}

export function formatFigure(figure: { value: Money | null }): string {
  return figure.value === null ? noData : formatMoney(figure.value);
}

/** "12 of 190 visits" */
export function partOf(rate: { numerator: number; denominator: number }, what: string): string {
  return `${formatNumber(rate.numerator)} of ${formatNumber(rate.denominator)} ${what}`;
}
