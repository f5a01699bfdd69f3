/** What every page has and none needs to be drawn: messages, the live cart, the focus after a move. */
import { Toaster } from "~/components/Toaster";
import { useLiveCart } from "~/features/cart/useLiveCart";
import { useKnownStill } from "~/features/identity/useKnownStill";
import { useFocusOnMove } from "./useFocusOnMove";

export default function AfterPaint() {
  useLiveCart();
  useFocusOnMove();
  useKnownStill();
  return <Toaster />;
}
