/** A product large: its photographs side by side, or the picture that is drawn of it. */
import { Picture } from "~/components/Picture";
import { graphql, readFragment } from "~/gql";
import type { FragmentType } from "~/gql";
import { language, t } from "~/lib/words";

const StageFragment = graphql(`
  fragment Stage on Product {
    picture
    wall
    maker
    size
    details { pictures { alternative alternativeDe media { id widths width height placeholder } } }
  }
`);

export function Stage(props: { product: FragmentType<typeof StageFragment> }) {
  const product = readFragment(StageFragment, props.product);
  const photos = product.details?.pictures ?? [];
  if (photos.length < 2) return <Picture {...product} photo={photos[0] && spoken(photos[0])} isFirst isLarge />;
  return (
    <ul className="shots" aria-label={t("Photographs")} tabIndex={0}>
      {photos.map((photo, place) => (
        <li key={photo.media.id}>
          <Picture {...product} photo={spoken(photo)} isFirst={place === 0} isLarge />
        </li>
      ))}
    </ul>
  );
}

function spoken<Shown extends { alternative: string; alternativeDe: string | null }>(photo: Shown) {
  return { ...photo, alternative: (language === "de" && photo.alternativeDe) || photo.alternative };
}
