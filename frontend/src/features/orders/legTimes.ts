/** When each leg of the road was reached, as far as the order has come. */

type Entry = { name: string; at: string };

/** The moments of CONFIRMED, PACKED, SHIPPED and DELIVERED: a payment, and then one move after the other. */
export function legTimes(timeline: Entry[]): string[] {
  const paid = timeline.findLastIndex((entry) => entry.name === "OrderConfirmed");
  if (paid < 0) return [];
  const moves = timeline.slice(paid + 1).filter((entry) => entry.name === "OrderMoved");
  return [timeline[paid]!, ...moves].map((entry) => entry.at);
}
