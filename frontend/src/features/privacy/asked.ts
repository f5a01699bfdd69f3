/** Whether this browser was asked lately if it may be followed: the server knows, and need not be asked each time. */
const key = "patron-consent-asked";
const lastsMs = 30 * 24 * 3600 * 1000;

export function wasAsked(): boolean {
  try {
    return Date.now() - Number(localStorage.getItem(key) ?? 0) < lastsMs;
  } catch {
    return false;
  }
}

export function noteAsked(): void {
  try {
    localStorage.setItem(key, String(Date.now()));
  } catch {
    // Whoever keeps nothing is asked again.
  }
}

/** Global Privacy Control: the browser has answered already. */
export function optsOut(): boolean {
  return (navigator as { globalPrivacyControl?: boolean }).globalPrivacyControl === true;
}
