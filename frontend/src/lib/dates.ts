/** Days and times as a grocer says them, in the zone of the shop: a day ends where the shop stands. */
import { locale } from "./locale";
import { language, t } from "./words";

export type Place = { timeZone?: string; locale: string };

const styles = {
  day: { weekday: "long", day: "numeric", month: "long" },
  shortDay: { weekday: "short", day: "numeric", month: "short" },
  date: { day: "numeric", month: "long", year: "numeric" },
  time: { hour: "numeric", minute: "2-digit" },
} satisfies Record<string, Intl.DateTimeFormatOptions>;

/** Until the shop has said where it stands, the reader's own zone. */
let place: Place = { locale };
const formats = new Map<string, Intl.DateTimeFormat>();

/** From now on days and times are those of `where`. */
export function setPlace(where: Place): void {
  place = where;
  formats.clear();
}

function format(iso: string, style: keyof typeof styles): string {
  const known = formats.get(style);
  const made = known ?? new Intl.DateTimeFormat(language === "de" ? locale : place.locale, { ...styles[style], timeZone: place.timeZone });
  formats.set(style, made);
  return made.format(new Date(iso));
}

/** "Thursday, November 26" */
export function formatDay(iso: string): string {
  return format(iso, "day");
}

/** "Thu, Nov 26" */
export function formatShortDay(iso: string): string {
  return format(iso, "shortDay");
}

/** "November 26, 2026" */
export function formatDate(iso: string): string {
  return format(iso, "date");
}

/** A day of no zone: "November 26, 2026" of 2026-11-26. */
export function formatPlainDay(day: string): string {
  return new Intl.DateTimeFormat(locale, { ...styles.date, timeZone: "UTC" }).format(new Date(day));
}

/** "Thu, Nov 26, 4:05 PM" */
export function formatMoment(iso: string): string {
  return `${formatShortDay(iso)}, ${format(iso, "time")}`;
}

/** "Tue, Nov 24 to Thu, Nov 26"; one day when it is a promise of that day: no hour is promised. */
export function formatWindow(earliest: string, latest: string): string {
  const [first, last] = [formatShortDay(earliest), formatShortDay(latest)];
  return first === last ? first : t("{first} to {last}", { first, last });
}

/** "4:05 PM", by the reader's own clock: for what is over in minutes. */
export function formatTime(iso: string): string {
  return new Intl.DateTimeFormat(locale, styles.time).format(new Date(iso));
}
