/** Days and times as a grocer says them. */
import { locale } from "./locale";

const day = new Intl.DateTimeFormat(locale, { weekday: "long", day: "numeric", month: "long" });
const shortDay = new Intl.DateTimeFormat(locale, { weekday: "short", day: "numeric", month: "short" });
const fullDay = new Intl.DateTimeFormat(locale, { day: "numeric", month: "long", year: "numeric" });
const time = new Intl.DateTimeFormat(locale, { hour: "numeric", minute: "2-digit" });

/** "Thursday, November 26" */
export function formatDay(iso: string): string {
  return day.format(new Date(iso));
}

/** "Thu, Nov 26" */
export function formatShortDay(iso: string): string {
  return shortDay.format(new Date(iso));
}

/** "November 26, 2026" */
export function formatDate(iso: string): string {
  return fullDay.format(new Date(iso));
}

/** "4:05 PM" */
export function formatTime(iso: string): string {
  return time.format(new Date(iso));
}

/** "Thu, Nov 26, 4:05 PM" */
export function formatMoment(iso: string): string {
  return `${formatShortDay(iso)}, ${formatTime(iso)}`;
}

/** "Thu, Nov 26, 2:00 PM–6:00 PM"; two days when the window spans them; one when it is a promise of a day. */
export function formatWindow(earliest: string, latest: string): string {
  if (earliest === latest) return formatShortDay(earliest);
  if (formatShortDay(earliest) !== formatShortDay(latest)) {
    return `${formatShortDay(earliest)} to ${formatShortDay(latest)}`;
  }
  return `${formatShortDay(earliest)}, ${formatTime(earliest)}–${formatTime(latest)}`;
}

export function greeting(now: Date): string {
  const hour = now.getHours();
  if (hour < 5) return "Still up";
  if (hour < 12) return "Morning";
  if (hour < 18) return "Afternoon";
  return "Evening";
}
