/** The parts of the desk, who works in which, and where each role begins. */
import type { Role } from "~/gql/graphql";

export type Place = "tickets" | "orders" | "returns" | "stock" | "figures";

export const staffRoles: Role[] = ["OWNER", "AGENT", "SALES_REP", "ASSOCIATE", "MERCHANDISER", "ANALYST", "MARKETER"];

/** The first place of a role is where it lands after logging in. */
const placesOf: Record<Role, Place[]> = {
  CUSTOMER: [],
  OWNER: ["orders", "returns", "tickets", "stock", "figures"],
  AGENT: ["tickets", "orders", "returns", "stock"],
  SALES_REP: ["orders", "stock"],
  ASSOCIATE: ["orders", "returns", "stock"],
  MERCHANDISER: ["stock"],
  ANALYST: ["figures"],
  MARKETER: ["figures", "stock"],
};

export function placesFor(roles: Role[]): Place[] {
  const places = staffRoles.filter((role) => roles.includes(role)).flatMap((role) => placesOf[role]);
  return [...new Set(places)];
}

/** Which part of the desk an address names. */
export function placeAt(pathname: string): Place | undefined {
  const name = pathname.split("/")[2];
  return placesOf.OWNER.find((place) => place === name);
}

export function landingFor(roles: Role[]): `/desk/${Place}` | undefined {
  const [first] = placesFor(roles);
  return first && `/desk/${first}`;
}
