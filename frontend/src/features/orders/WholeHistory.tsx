/** Opens all that happened to an order; nothing of it is fetched before. */
import { lazy, Suspense, useState } from "react";
import { LineBones } from "~/components/states";
import { t } from "~/lib/words";

const OrderHistory = lazy(() => import("./OrderHistory").then((found) => ({ default: found.OrderHistory })));

export function WholeHistory(props: { orderId: string }) {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <details onToggle={(change) => setIsOpen(change.currentTarget.open)}>
      <summary>{t("Everything that happened")}</summary>
      {isOpen && (
        <Suspense fallback={<LineBones count={4} />}>
          <OrderHistory orderId={props.orderId} />
        </Suspense>
      )}
    </details>
  );
}
