/** The offers of a cart: what they take off, what is missing for others, and each code to be taken back. */
import { Check, Tag } from "lucide-react";
import { useEffect, useRef } from "react";
import { useMutation, useQuery } from "urql";
import type { CartOffersQuery as Answer } from "~/gql/graphql";
import { formatMoney, isZero } from "~/lib/money";
import { t } from "~/lib/words";
import { CartOffersQuery, DropOfferMutation } from "./cartOffersDocuments";

type CartOffer = NonNullable<Answer["cart"]>["offers"][number];

export function CartOffers(props: { version: number }) {
  const offers = useOffers(props.version);
  const [{ fetching }, drop] = useMutation(DropOfferMutation);
  if (offers.length === 0) return null;
  return (
    <ul className="stack minis" aria-label={t("Offers")}>
      {offers.map((one) => (
        <li className="row small" key={one.code || one.offer?.id}>
          {one.standing === "APPLIED" ? <Check className="i s good" aria-hidden="true" /> : <Tag className="i s soft" aria-hidden="true" />}
          <span>
            <b className="b">{one.offer?.name ?? one.code}</b> {sentence(one)}
          </span>
          {one.code && (
            <button className="text-btn push" type="button" aria-disabled={fetching} onClick={() => void drop({ input: { code: one.code } })}>
              {t("Take back")}<span className="vh">: {one.code}</span>
            </button>
          )}
        </li>
      ))}
    </ul>
  );
}

function useOffers(version: number): CartOffer[] {
  const [{ data }, ask] = useQuery({ query: CartOffersQuery, requestPolicy: "cache-and-network" });
  const seen = useRef(version);
  useEffect(() => {
    if (seen.current !== version) ask({ requestPolicy: "network-only" });
    seen.current = version;
  }, [version, ask]);
  return data?.cart?.offers ?? [];
}

/** What there is to be said of it, in the fewest words. */
export function sentence(one: CartOffer): string {
  if (one.standing === "APPLIED") return isZero(one.saves) ? t("is taken off.") : t("takes off {amount}.", { amount: formatMoney(one.saves) });
  if (one.standing === "AT_CHECKOUT") return t("counts for the delivery, in the next step.");
  if (one.standing === "REFUSED") return one.reason;
  if (one.standing === "BEATEN") return t("does not go with {others}, which saves you more.", { others: one.beatenBy.map(({ name }) => name).join(", ") });
  if (one.standing === "NO_EFFECT") return t("has nothing left to take off.");
  return missing(one.missing);
}

function missing(lacks: CartOffer["missing"]): string {
  const spend = lacks.find((lack) => lack.spend)?.spend;
  if (spend) return t("needs {amount} more in the cart.", { amount: formatMoney(spend) });
  const quantity = lacks.find((lack) => lack.quantity)?.quantity;
  if (quantity) return t("needs {n} more of its products.", { n: quantity });
  return t("cannot be used with this cart.");
}
