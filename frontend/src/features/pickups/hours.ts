/** Days and hours of a store, by its own clock. */
import { locale } from "~/lib/locale";

function told(iso: string, timeZone: string, style: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat(locale, { ...style, timeZone }).format(new Date(iso));
}

export const dayOf = (iso: string, timeZone: string) => told(iso, timeZone, { weekday: "short", day: "numeric", month: "short" });
export const hourOf = (iso: string, timeZone: string) => told(iso, timeZone, { hour: "numeric", minute: "2-digit" });

export function slotOf(slot: { startsAt: string; endsAt: string }, timeZone: string): string {
  return `${dayOf(slot.startsAt, timeZone)}, ${hourOf(slot.startsAt, timeZone)} – ${hourOf(slot.endsAt, timeZone)}`;
}
