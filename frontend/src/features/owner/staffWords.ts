/** Roles and what comes with them, in words. */
import type { Grant, Role } from "~/gql/graphql";

export const roleWords: Record<Role, string> = {
  CUSTOMER: "Customer",
  AGENT: "Service agent",
  SALES_REP: "Sales representative",
  ASSOCIATE: "Store associate",
  MARKETER: "Marketer",
  MERCHANDISER: "Merchandiser",
  ANALYST: "Analyst",
  OWNER: "Owner",
};

export const grantWords: Record<Grant, string> = {
  SEE_CUSTOMERS: "See who customers are",
  ERASE_CUSTOMERS: "Erase customers",
  SEE_ORDERS: "See everybody's orders",
  MOVE_ORDERS: "Pack, ship and deliver",
  HANDLE_RETURNS: "Decide about returns and take them in",
  SERVE_STORE: "Serve in one store",
  REFUND: "Give money back",
  ANSWER_TICKETS: "Answer questions",
  SEE_OFFERS: "See all offers",
  MAKE_OFFERS: "Set offers and what they may cost",
  EDIT_CATALOG: "Edit the catalogue",
  SEE_STOCK: "See what is where",
  MANAGE_STOCK: "Count, send and receive goods",
  SEE_FIGURES: "See the figures",
  RUN_SHOP: "Set up the shop",
  MANAGE_STAFF: "Invite and limit staff",
  READ_AUDIT_LOG: "Read the audit log",
};

/** What an owner alone has, and can give to nobody. */
export const ownersOnly: Grant[] = ["READ_AUDIT_LOG"];

export function roleOf(roles: Role[]): Role {
  return roles.find((role) => role !== "CUSTOMER") ?? "CUSTOMER";
}
