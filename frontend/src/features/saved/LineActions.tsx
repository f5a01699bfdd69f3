/** Into the cart with it, or away. */
import { useMutation } from "urql";
import { refusalOf } from "~/lib/refusal";
import { say } from "~/lib/toast";
import { t } from "~/lib/words";
import { MoveToCartMutation, RemoveSavedMutation } from "./savedDocuments";

export function LineActions(props: { id: string; name: string }) {
  const [, move] = useMutation(MoveToCartMutation);
  const [, remove] = useMutation(RemoveSavedMutation);
  const input = { savedLineId: props.id };

  async function intoCart() {
    const { data, error } = await move({ input });
    say(refusalOf(data?.moveToCart, "Moved", error) ?? t("{name} is in your cart.", { name: props.name }));
  }
  async function away() {
    const { data, error } = await remove({ input });
    const refusal = refusalOf(data?.removeSaved, "Saved", error);
    if (refusal) say(refusal);
  }
  return (
    <>
      <button className="text-btn small" type="button" onClick={away}>
        {t("Remove")}<span className="vh"> {props.name}</span>
      </button>
      <button className="btn line small" type="button" onClick={intoCart}>
        {t("To the cart")}<span className="vh"> {props.name}</span>
      </button>
    </>
  );
}
