/** The wall of a member: what they buy most often, to be taken as a whole. */
import { Link } from "@tanstack/react-router";
import { useCart } from "~/features/cart/CartProvider";
import { firstName } from "~/features/identity/me";
import { readFragment } from "~/gql";
import type { FragmentType } from "~/gql";
import { count } from "~/lib/count";
import { greeting } from "~/lib/greeting";
import { addMoney, formatMoney } from "~/lib/money";
import { say } from "~/lib/toast";
import { t } from "~/lib/words";
import { UsualShelf, UsualShelfFragment } from "./UsualShelf";

type List = FragmentType<typeof UsualShelfFragment>;

const words = ["none", "one", "two", "three", "four", "five", "six", "seven", "eight"];

export default function MemberHero(props: { name: string; list: List }) {
  const { items } = readFragment(UsualShelfFragment, props.list);
  const { quantityOf, wish } = useCart();
  const number = t(words[items.length] ?? "");
  const missing = items.filter((item) => quantityOf(item.product.variantId) === 0);
  const [first, ...others] = missing.map((item) => item.product.price);

  function addAll() {
    for (const { product, token } of missing) wish({ variantId: product.variantId, quantity: 1, attribution: token });
    say(t("{products} in your cart.", { products: count(missing.length, "product") }), () => {
      for (const { product } of missing) wish({ variantId: product.variantId, quantity: 0 });
    });
  }

  return (
    <div className="wall">
      <div className="page">
        <div className="greet">
          <h1>
            {t("{greeting}, {name}. The usual?", { greeting: t(greeting(new Date())), name: firstName(props.name) })}
          </h1>
          <p>{t("{Number} things you buy most often, all in stock. Take the lot or pick from the shelf.", { Number: capital(number) })}</p>
          <p className="row wrap acts">
            {first ? (
              <button className="btn" type="button" onClick={addAll}>
                {t(missing.length === items.length ? "Add all {number}, {price}" : "Add {number}, {price}", {
                  number: t(words[missing.length] ?? ""),
                  price: formatMoney(addMoney(first, ...others)),
                })}
              </button>
            ) : (
              <Link className="btn" to="/cart">
                {t("All in your cart")}
              </Link>
            )}
          </p>
        </div>
      </div>
      <UsualShelf list={props.list} label={t("{Number} products you buy often", { Number: capital(number) })} placement="USUALS" />
    </div>
  );
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
