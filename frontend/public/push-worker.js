/** Shows what the shop pushes, and opens the order it is about. It keeps nothing and fetches nothing. */
self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

self.addEventListener("push", (event) => {
  const { title, body, url, tag, lang } = event.data.json();
  event.waitUntil(self.registration.showNotification(title, { body, tag, lang, data: { url }, icon: "/favicon.svg" }));
});

self.addEventListener("notificationclick", (event) => {
  event.notification.close();
  event.waitUntil(open(new URL(event.notification.data.url, self.location.origin)));
});

/** In a window of the shop that is open already, or in a new one; never anywhere else. */
async function open(address) {
  if (address.origin !== self.location.origin) return;
  const [shown] = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
  if (!shown) return void (await self.clients.openWindow(address));
  await shown.navigate(address);
  await shown.focus();
}
