/** A warehouse or a store as it is typed; a day without hours is one on which it is closed. */
import type { LocationInput, LocationKind, PlacesQuery } from "~/gql/graphql";

export type Place = PlacesQuery["stockLocations"]["nodes"][number];
const texts = ["number", "name", "line1", "city", "region", "postalCode", "country", "latitude", "longitude", "timeZone"] as const;
const counts = ["pickupCapacity", "pickupLeadMinutes"] as const;
export type PlaceField = (typeof texts)[number] | (typeof counts)[number];
export type Draft = Record<PlaceField, string> & { kind: LocationKind; hasPickup: boolean; hours: string[] };

export function draftOf(place?: Place): Draft {
  const typed = Object.fromEntries([...texts, ...counts].map((name) => [name, String(place?.[name] ?? "")])) as Record<PlaceField, string>;
  const hours = Array.from({ length: 7 }, (_, weekday) => {
    const open = place?.openingHours.find((one) => one.weekday === weekday);
    return open ? `${open.opens}-${open.closes}` : "";
  });
  return { ...typed, hours, kind: place?.kind ?? "STORE", hasPickup: place?.hasPickup ?? false };
}

export function inputOf({ hours, latitude, longitude, pickupCapacity, pickupLeadMinutes, ...draft }: Draft): LocationInput {
  const number = (typed: string) => Number(typed.replace(",", "."));
  const openingHours = hours.flatMap((typed, weekday) => {
    if (!typed.trim()) return [];
    const [opens = "", closes = ""] = typed.split(/[-–]/).map((one) => one.trim());
    return [{ weekday, opens, closes }];
  });
  const count = (typed: string) => (typed.trim() ? Math.round(number(typed)) : null);
  return {
    ...draft,
    country: draft.country.trim().toUpperCase(),
    latitude: number(latitude),
    longitude: number(longitude),
    pickupCapacity: count(pickupCapacity),
    pickupLeadMinutes: count(pickupLeadMinutes),
    timeZone: draft.timeZone.trim(),
    openingHours,
  };
}

/** Whether both coordinates are numbers, which the shop cannot be sent otherwise. */
export function isOnMap({ latitude, longitude }: Draft): boolean {
  return [latitude, longitude].every((typed) => typed.trim() && Number.isFinite(Number(typed.replace(",", "."))));
}
