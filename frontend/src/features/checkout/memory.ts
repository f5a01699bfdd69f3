/** What this browser remembers of a checkout, so that the way back does not end at an empty cart. */
const pendingOrder = "patron.pendingOrder";
const member = "patron.member";
const way = "patron.payWay";

/** The order whose payment was asked for last. */
export const rememberOrder = (id: string) => write(pendingOrder, id);
export const rememberedOrder = () => read(pendingOrder);

/** Somebody with an account was here: an empty cart of nobody is then an ended session. */
export const rememberMember = () => write(member, "yes");
export const wasMember = () => read(member) !== undefined;

/** How a member pays is remembered for the next time, beside whose choice it was. */
export function rememberWay(whose: string, code: string): void {
  try {
    localStorage.setItem(way, `${whose} ${code}`);
  } catch {
    // Without storage the usual way is chosen the next time.
  }
}

export function rememberedWay(whose: string): string | undefined {
  try {
    const [who, code] = (localStorage.getItem(way) ?? "").split(" ");
    return who === whose ? code : undefined;
  } catch {
    return undefined;
  }
}

function read(name: string): string | undefined {
  try {
    return sessionStorage.getItem(name) ?? undefined;
  } catch {
    return undefined;
  }
}

function write(name: string, value: string): void {
  try {
    sessionStorage.setItem(name, value);
  } catch {
    // Without storage the order is still found in the account, or by the link in the mail.
  }
}
