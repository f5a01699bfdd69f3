/** What every page has and none needs to be drawn: messages, and the live cart. */
import { Toaster } from "~/components/Toaster";
import { useLiveCart } from "~/features/cart/useLiveCart";

export default function AfterPaint() {
  useLiveCart();
  return <Toaster />;
}
