/** The heart: wished for, or not. */
import { Heart } from "lucide-react";
import { useMutation } from "urql";
import { refusalOf } from "~/lib/refusal";
import { say } from "~/lib/toast";
import { AddToWishListMutation, RemoveSavedMutation } from "./savedDocuments";
import { useSaved } from "./useSaved";
import "~/styles/saved.css";

export default function WishButton(props: { variantId: string; name: string }) {
  const [{ data }] = useSaved();
  const [, add] = useMutation(AddToWishListMutation);
  const [, remove] = useMutation(RemoveSavedMutation);
  const wish = data?.saved.wishes.find(({ variantId }) => variantId === props.variantId);

  async function change() {
    if (!data) return;
    if (wish) {
      const { data: told, error } = await remove({ input: { savedLineId: wish.id } });
      say(refusalOf(told?.removeSaved, "Saved", error) ?? `${props.name} is off your wish list.`);
    } else {
      const { data: told, error } = await add({ input: { variantId: props.variantId } });
      say(refusalOf(told?.addToWishList, "Saved", error) ?? `${props.name} is on your wish list.`);
    }
  }
  return (
    <button className="round ghost wish" type="button" aria-pressed={Boolean(wish)} aria-label={`Save ${props.name}`} onClick={change}>
      <Heart className="i" aria-hidden="true" />
    </button>
  );
}
