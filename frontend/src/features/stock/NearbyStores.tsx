/** The stores nearest to the shopper and what they have, as it changes. */
import { useEffect, useState } from "react";
import { useSubscription } from "urql";
import { StoreRows } from "~/features/product/StoreRows";
import { graphql } from "~/gql";
import { locale } from "~/lib/locale";
import { t } from "~/lib/words";

const NearbySubscription = graphql(`
  subscription NearbyStores($variantId: ID!, $near: PlaceInput!) {
    availabilityChanged(variantId: $variantId, near: $near, first: 5) {
      variantId
      isBackorder
      stores {
        stock
        quantityAvailable
        distanceKm
        store { id name }
      }
    }
  }
`);

type Place = { latitude: number; longitude: number };

export default function NearbyStores({ variantId }: { variantId: string }) {
  const place = usePlace();
  const near = place === "unknown" || !place ? undefined : place;
  const [{ data, error }] = useSubscription({
    query: NearbySubscription,
    variables: { variantId, near: near ?? { latitude: 0, longitude: 0 } },
    pause: !near,
  });
  if (place === "unknown") return <p className="soft small">{t("Your browser does not say where you are. Look for a store by its name.")}</p>;
  if (error) return <p className="soft small">{t("The stores do not answer now. Try again in a moment.")}</p>;
  const rows = data?.availabilityChanged.stores;
  return (
    <div aria-live="polite" aria-busy={!rows} aria-label={t("Stores near you")}>
      {rows && <StoreRows rows={rows} far={far} />}
    </div>
  );
}

const kilometres = new Intl.NumberFormat(locale, { style: "unit", unit: "kilometer", maximumFractionDigits: 1 });

function far({ distanceKm }: { distanceKm: number | null }): string {
  return distanceKm === null ? "" : kilometres.format(distanceKm);
}

/** To about a kilometre: nobody needs to know more. */
function usePlace(): Place | "unknown" | undefined {
  const [place, setPlace] = useState<Place | "unknown">();
  useEffect(() => {
    const rough = (degrees: number) => Math.round(degrees * 100) / 100;
    const found = ({ coords }: GeolocationPosition) =>
      setPlace({ latitude: rough(coords.latitude), longitude: rough(coords.longitude) });
    if (!navigator.geolocation) return setPlace("unknown");
    navigator.geolocation.getCurrentPosition(found, () => setPlace("unknown"), { timeout: 10_000, maximumAge: 600_000 });
  }, []);
  return place;
}
