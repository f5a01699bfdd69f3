/** What somebody shares by a link: to look at, and to put into the own cart. */
import { Link, useNavigate, useParams } from "@tanstack/react-router";
import { useState } from "react";
import { useMutation, useQuery } from "urql";
import { Refusal } from "~/components/Refusal";
import { Empty, Failed, LineBones } from "~/components/states";
import { tellReport } from "~/features/cart/cartReport";
import { formatDay } from "~/lib/dates";
import { refusalOf } from "~/lib/refusal";
import { useTitle } from "~/lib/title";
import { t } from "~/lib/words";
import { SavedLine } from "./SavedLine";
import { AddSharedToCartMutation, SharedListQuery } from "./savedDocuments";
import "~/styles/cart.css";
import "~/styles/saved.css";

export function SharedPage() {
  const { token } = useParams({ from: "/shop/shared/$token" });
  const [{ data, error }, reload] = useQuery({ query: SharedListQuery, variables: { token } });
  const shared = data?.sharedList;
  useTitle(t("Shared with you"));
  return (
    <main id="main" className="page section saved-page stack">
      {!data && (error ? <Failed error={error} onRetry={() => reload({ requestPolicy: "network-only" })} /> : <LineBones count={6} />)}
      {data && !shared && <Over />}
      {shared && (
        <>
          <h1>{shared.isWishList ? t("Somebody’s wish list") : t("A cart shared with you")}</h1>
          <p className="soft small">{t("You see what is in it, and nobody’s name. The link works until {day}.", { day: formatDay(shared.expiresAt) })}</p>
          <ul className="cart-lines">
            {shared.lines.map((line) => (
              <SavedLine key={line.id} line={line} />
            ))}
          </ul>
          <AddAll token={token} />
        </>
      )}
    </main>
  );
}

function AddAll(props: { token: string }) {
  const [refusal, setRefusal] = useState<string>();
  const [{ fetching }, add] = useMutation(AddSharedToCartMutation);
  const navigate = useNavigate();

  async function all() {
    if (fetching) return;
    const { data, error } = await add({ input: { token: props.token } });
    const filled = data?.addSharedToCart;
    if (filled?.__typename !== "CartFilled") return setRefusal(refusalOf(filled, "CartFilled", error));
    tellReport(filled);
    void navigate({ to: "/cart" });
  }
  return (
    <>
      <p>
        <button className="btn" type="button" aria-disabled={fetching} onClick={all}>
          {t("Put all in my cart")}
        </button>
      </p>
      <Refusal message={refusal} />
    </>
  );
}

function Over() {
  return (
    <Empty
      level={1}
      picture="1f517"
      title={t("This link is over.")}
      action={
        <Link className="btn" to="/aisles">
          {t("Walk the aisles")}
        </Link>
      }
    >
      {t("Links last 30 days, or until whoever made them ends them.")}
    </Empty>
  );
}
