/** The wall above the shelf: a greeting, and what stands on the shelf below it. */
import { Link } from "@tanstack/react-router";
import { useCart } from "~/features/cart/CartProvider";
import { firstName } from "~/features/identity/me";
import { readFragment } from "~/gql";
import type { FragmentType } from "~/gql";
import { count } from "~/lib/count";
import { greeting } from "~/lib/greeting";
import { addMoney, formatMoney } from "~/lib/money";
import { say } from "~/lib/toast";
import { UsualShelf, UsualShelfFragment } from "./UsualShelf";

type List = FragmentType<typeof UsualShelfFragment>;

const words = ["none", "one", "two", "three", "four", "five", "six", "seven", "eight"];

export function MemberHero(props: { name: string; list: List }) {
  const { items } = readFragment(UsualShelfFragment, props.list);
  const { quantityOf, wish } = useCart();
  const missing = items.filter((item) => quantityOf(item.product.variantId) === 0);
  const [first, ...others] = missing.map((item) => item.product.price);

  function addAll() {
    for (const { product, token } of missing) wish({ variantId: product.variantId, quantity: 1, attribution: token });
    say(`${count(missing.length, "product")} in your cart.`, () => {
      for (const { product } of missing) wish({ variantId: product.variantId, quantity: 0 });
    });
  }

  return (
    <div className="wall">
      <div className="page">
        <div className="greet">
          <h1>
            {greeting(new Date())}, {firstName(props.name)}. The usual?
          </h1>
          <p>{capital(words[items.length] ?? "")} things you buy most often, all in stock. Take the lot or pick from the shelf.</p>
          <p className="row wrap acts">
            {first ? (
              <button className="btn" type="button" onClick={addAll}>
                Add {missing.length === items.length ? "all " : ""}
                {words[missing.length]}, {formatMoney(addMoney(first, ...others))}
              </button>
            ) : (
              <Link className="btn" to="/cart">
                All in your cart
              </Link>
            )}
          </p>
        </div>
      </div>
      <UsualShelf list={props.list} label={`${capital(words[items.length] ?? "")} products you buy often`} placement="USUALS" />
    </div>
  );
}

/** Somebody we cannot know yet, or a member whose first order is still to come. */
export function StrangerHero(props: { list: List; name?: string }) {
  return (
    <div className="wall">
      <div className="page">
        <div className="greet">
          <h1>{props.name ? `${greeting(new Date())}, ${firstName(props.name)}.` : "Groceries with a memory."}</h1>
          <p>
            {props.name
              ? "After your first order your usual things stand here. Until then: what most people put in their basket."
              : "Shop twice and your usual things stand here. Until then: what most people put in their basket."}
          </p>
          <p className="row wrap acts">
            <Link className="btn" to="/aisles">
              Walk the aisles
            </Link>
            {!props.name && (
              <Link className="btn line" to="/signup">
                Join, earn points
              </Link>
            )}
          </p>
        </div>
      </div>
      <UsualShelf list={props.list} label="Bought by many" placement="HOME" />
    </div>
  );
}

export function HeroBones() {
  return (
    <div className="wall" aria-busy="true">
      <div className="page">
        <div className="greet">
          <p className="hero-space" />
        </div>
      </div>
      <div className="shelf shelf-space" />
    </div>
  );
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
