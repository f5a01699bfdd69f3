/** Below the cart: what was put aside for another time. */
import { Link } from "@tanstack/react-router";
import { readFragment } from "~/gql";
import { t } from "~/lib/words";
import { LineActions } from "./LineActions";
import { SavedLine } from "./SavedLine";
import { SavedLineFragment } from "./savedDocuments";
import { useSaved } from "./useSaved";

export default function SavedForLater() {
  const [{ data }] = useSaved();
  const later = data?.saved.later ?? [];
  const wishes = data?.saved.wishes.length ?? 0;
  return (
    <>
      {later.length > 0 && (
        <section aria-labelledby="saved-for-later">
          <h2 id="saved-for-later">{t("Saved for later")}</h2>
          <ul className="cart-lines">
            {later.map((line) => (
              <SavedLine key={line.id} line={line}>
                <LineActions id={line.id} name={readFragment(SavedLineFragment, line).name ?? "It"} />
              </SavedLine>
            ))}
          </ul>
        </section>
      )}
      {wishes > 0 && (
        <p className="small">
          <Link to="/saved">{t("Your wish list")}</Link>
        </p>
      )}
    </>
  );
}
