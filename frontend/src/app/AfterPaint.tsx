/** What every page has and none needs to be drawn: messages, the live cart, the focus after a move. */
import { lazy, Suspense } from "react";
import { Toaster } from "~/components/Toaster";
import { useLiveCart } from "~/features/cart/useLiveCart";
import { useKnownStill } from "~/features/identity/useKnownStill";
import { useAskForConsent } from "~/features/privacy/useAskForConsent";
import { useFocusOnMove } from "./useFocusOnMove";
import { useLeaving } from "./useLeaving";

const ConsentNotice = lazy(() => import("~/features/privacy/ConsentNotice"));

export default function AfterPaint() {
  useLiveCart();
  useFocusOnMove();
  useKnownStill();
  useLeaving();
  const asksForConsent = useAskForConsent();
  return (
    <>
      <Toaster />
      {asksForConsent && (
        <Suspense>
          <ConsentNotice />
        </Suspense>
      )}
    </>
  );
}
