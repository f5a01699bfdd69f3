/** Where the one short message appears. */
import { hush, useToast } from "~/lib/toast";
import { t } from "~/lib/words";
import "~/styles/toast.css";

export function Toaster() {
  const toast = useToast();
  return (
    <div role="status">
      {toast && (
        <div className="toast" key={toast.id}>
          <span>{toast.text}</span>
          <button
            className="text-btn"
            type="button"
            onClick={() => {
              hush();
              toast.undo?.();
            }}
          >
            {toast.undo ? t("Undo") : t("Close")}
          </button>
        </div>
      )}
    </div>
  );
}
