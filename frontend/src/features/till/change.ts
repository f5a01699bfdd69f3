/** What goes back of the cash that was given; undefined when it is no amount, or too little. */
export function changeOf(given: string, total: string): string | undefined {
  const places = total.split(".")[1]?.length ?? 0;
  const [cash, due] = [minor(given.trim().replace(",", "."), places), minor(total, places)];
  if (cash === undefined || due === undefined || cash < due) return undefined;
  const digits = String(cash - due).padStart(places + 1, "0");
  return places ? `${digits.slice(0, -places)}.${digits.slice(-places)}` : digits;
}

function minor(amount: string, places: number): bigint | undefined {
  const [whole = "", cents = "", ...more] = amount.split(".");
  if (!/^\d+$/.test(whole) || !/^\d*$/.test(cents) || cents.length > places || more.length) return undefined;
  return BigInt(whole + cents.padEnd(places, "0"));
}
