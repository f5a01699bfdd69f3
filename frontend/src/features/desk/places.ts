/** The parts of the desk, who works in which, and where each role begins. */
import type { Grant, Role } from "~/gql/graphql";

const order = ["orders", "shipments", "returns", "refunds", "tickets", "stock", "carts", "words", "catalog", "offers", "figures", "shop"] as const;
export type Place = (typeof order)[number];

export const staffRoles: Role[] = ["OWNER", "AGENT", "SALES_REP", "ASSOCIATE", "MERCHANDISER", "ANALYST", "MARKETER"];

/** The first place of a role is where it lands after logging in. */
const placesOf: Record<Role, Place[]> = {
  CUSTOMER: [],
  OWNER: ["orders", "shipments", "returns", "tickets", "stock", "figures"],
  AGENT: ["tickets", "orders", "shipments", "returns", "stock"],
  SALES_REP: ["orders", "stock"],
  ASSOCIATE: ["orders", "shipments", "returns", "stock"],
  MERCHANDISER: ["stock", "catalog", "words"],
  ANALYST: ["figures"],
  MARKETER: ["figures", "offers", "stock"],
};

/** What somebody may do beside their role, or without one of their own. */
const placesOfGrants: Partial<Record<Grant, Place | Place[]>> = {
  ANSWER_TICKETS: "tickets",
  SEE_ORDERS: "orders",
  MOVE_ORDERS: "shipments",
  HANDLE_RETURNS: "returns",
  REFUND: "refunds",
  SEE_CUSTOMERS: "carts",
  SEE_STOCK: "stock",
  MANAGE_STOCK: "stock",
  EDIT_CATALOG: ["words", "catalog"],
  SEE_OFFERS: "offers",
  MAKE_OFFERS: "offers",
  SEE_FIGURES: "figures",
  RUN_SHOP: "shop",
  MANAGE_STAFF: "shop",
  READ_AUDIT_LOG: "shop",
};

export function placesFor(roles: Role[], grants: Grant[] = []): Place[] {
  const places = staffRoles.filter((role) => roles.includes(role)).flatMap((role) => placesOf[role]);
  const beside: Place[] = grants.flatMap((grant) => placesOfGrants[grant] ?? []);
  return [...new Set([...places, ...order.filter((place) => beside.includes(place))])];
}

/** Which part of the desk an address names. */
export function placeAt(pathname: string): Place | undefined {
  const name = pathname.split("/")[2];
  return order.find((place) => place === name);
}

export function landingFor(roles: Role[]): `/desk/${Place}` | undefined {
  const [first] = placesFor(roles);
  return first && `/desk/${first}`;
}
