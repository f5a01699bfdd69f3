/** Says that the line is down, and that the cart is safe. */
import { useSyncExternalStore } from "react";
import { t } from "~/lib/words";

export function OfflineNote() {
  const isOnline = useSyncExternalStore(listen, () => navigator.onLine);
  return (
    <div role="status">
      {!isOnline && (
        <p className="offline small b">{t("You are offline. You can look around; we save your cart when the line is back.")}</p>
      )}
    </div>
  );
}

function listen(changed: () => void): () => void {
  window.addEventListener("online", changed);
  window.addEventListener("offline", changed);
  return () => {
    window.removeEventListener("online", changed);
    window.removeEventListener("offline", changed);
  };
}
