/** Spans of whole days, from the first moment inside to the first moment after, in the reader's zone. */
import { locale } from "~/lib/locale";

const fullDay = new Intl.DateTimeFormat(locale, { day: "numeric", month: "long", year: "numeric" });
const day = /^\d{4}-\d{2}-\d{2}$/;

export type Span = { from: string; to: string };
export type NamedSpan = Span & { label: string };

function midnight(year: number, month: number, date: number): Date {
  return new Date(year, month, date);
}

function daysBefore(now: Date, days: number): Date {
  return midnight(now.getFullYear(), now.getMonth(), now.getDate() - days);
}

/** The last `days` days, today as far as it has come. */
export function lastDays(days: number, now: Date): Span {
  return { from: daysBefore(now, days - 1).toISOString(), to: daysBefore(now, -1).toISOString() };
}

/** Calendar months, the present one first. */
export function lastMonths(months: number, now: Date): NamedSpan[] {
  const name = new Intl.DateTimeFormat(locale, { month: "long", year: "numeric" });
  return Array.from({ length: months }, (_, back) => {
    const from = midnight(now.getFullYear(), now.getMonth() - back, 1);
    const to = midnight(now.getFullYear(), now.getMonth() - back + 1, 1);
    return { from: from.toISOString(), to: to.toISOString(), label: name.format(from) };
  });
}

/** Days as typed into the two fields; `to` is included. Without them: the last 28 days. */
export function readPeriod(from: string | undefined, to: string | undefined, now: Date): NamedSpan {
  if (!isDay(from) || !isDay(to) || from > to) return { ...lastDays(28, now), label: "The last 28 days" };
  const end = startOf(to);
  end.setDate(end.getDate() + 1);
  return {
    from: startOf(from).toISOString(),
    to: end.toISOString(),
    label: `${fullDay.format(startOf(from))} to ${fullDay.format(startOf(to))}`,
  };
}

function isDay(text: string | undefined): text is string {
  return text !== undefined && day.test(text) && !Number.isNaN(Date.parse(text));
}

function startOf(text: string): Date {
  const [year = 0, month = 1, date = 1] = text.split("-").map(Number);
  return midnight(year, month - 1, date);
}

/** The days of a span for the two fields: the first and the last that count. */
export function daysOf(span: Span): { first: string; last: string } {
  const end = new Date(span.to);
  end.setDate(end.getDate() - 1);
  return { first: isoDay(new Date(span.from)), last: isoDay(end) };
}

function isoDay(date: Date): string {
  const two = (value: number) => String(value).padStart(2, "0");
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}
