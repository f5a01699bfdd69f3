/** What this tab remembers of a checkout, so that the way back does not end at an empty cart. */
const pendingOrder = "patron.pendingOrder";
const member = "patron.member";

/** The order whose payment was asked for last. */
export const rememberOrder = (id: string) => write(pendingOrder, id);
export const rememberedOrder = () => read(pendingOrder);

/** Somebody with an account was here: an empty cart of nobody is then an ended session. */
export const rememberMember = () => write(member, "yes");
export const wasMember = () => read(member) !== undefined;

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
