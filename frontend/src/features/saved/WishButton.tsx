/** The heart: wished for, or not. */
import { Heart } from "lucide-react";
import { useEffect, useState } from "react";
import { useClient, useMutation } from "urql";
import type { SavedQuery as SavedAnswer } from "~/gql/graphql";
import { refusalOf } from "~/lib/refusal";
import { say } from "~/lib/toast";
import { t } from "~/lib/words";
import { AddToWishListMutation, RemoveSavedMutation, SavedQuery } from "./savedDocuments";
import { useSaved } from "./useSaved";

export default function WishButton(props: { variantId: string; name: string }) {
  const client = useClient();
  // A page that is taken over is drawn more than once before it stands: only then it asks.
  const [isThere, setIsThere] = useState(false);
  useEffect(() => setIsThere(true), []);
  const [{ data }] = useSaved(!isThere);
  const [, add] = useMutation(AddToWishListMutation);
  const [, remove] = useMutation(RemoveSavedMutation);
  const wishIn = (saved?: SavedAnswer) => saved?.saved.wishes.find(({ variantId }) => variantId === props.variantId);

  async function change() {
    // A press may come before it is known what is saved, and is not lost.
    const known = data ? { data, error: undefined } : await client.query(SavedQuery, {});
    if (!known.data) return say(refusalOf(undefined, "Saved", known.error) ?? "");
    const wish = wishIn(known.data);
    if (wish) {
      const { data: told, error } = await remove({ input: { savedLineId: wish.id } });
      say(refusalOf(told?.removeSaved, "Saved", error) ?? t("{name} is off your wish list.", { name: props.name }));
    } else {
      const { data: told, error } = await add({ input: { variantId: props.variantId } });
      say(refusalOf(told?.addToWishList, "Saved", error) ?? t("{name} is on your wish list.", { name: props.name }));
    }
  }
  return (
    <button className="round ghost wish" type="button" aria-pressed={Boolean(wishIn(data))} aria-label={t("Save {name}", { name: props.name })} onClick={change}>
      <Heart className="i" aria-hidden="true" />
    </button>
  );
}
