/** The browser's side of Web Push: its service worker, its permission, its subscription. */

export const worker = "/push-worker.js";

export type Subscribed = { endpoint: string; p256dh: string; auth: string };

export function canPush(): boolean {
  return "serviceWorker" in navigator && "PushManager" in window && "Notification" in window;
}

/** What this browser has told its push service; undefined when nothing. */
export async function subscription(): Promise<PushSubscription | undefined> {
  const registered = await navigator.serviceWorker.getRegistration("/");
  return (await registered?.pushManager.getSubscription()) ?? undefined;
}

/** Asks the person, then the browser's push service. Throws what either says against it. */
export async function subscribe(serverKey: string): Promise<Subscribed> {
  if ((await Notification.requestPermission()) !== "granted") throw new Error("denied");
  await navigator.serviceWorker.register(worker, { scope: "/" });
  const registered = await navigator.serviceWorker.ready;
  const made = await registered.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: serverKey });
  const { keys } = made.toJSON();
  return { endpoint: made.endpoint, p256dh: keys?.p256dh ?? "", auth: keys?.auth ?? "" };
}
