/** The wall above the shelf: a greeting, and what stands on the shelf below it; a member's own comes later. */
import { Link } from "@tanstack/react-router";
import { firstName } from "~/features/identity/me";
import type { FragmentType } from "~/gql";
import { greeting } from "~/lib/greeting";
import { t } from "~/lib/words";
import { UsualShelf } from "./UsualShelf";
import type { UsualShelfFragment } from "./UsualShelf";

export type List = FragmentType<typeof UsualShelfFragment>;

/** Somebody we cannot know yet, or a member whose first order is still to come. */
export function StrangerHero(props: { list: List; name?: string }) {
  return (
    <div className="wall">
      <div className="page">
        <div className="greet">
          <h1>{props.name ? `${t(greeting(new Date()))}, ${firstName(props.name)}.` : t("Groceries with a memory.")}</h1>
          <p>
            {t(
              props.name
                ? "After your first order your usual things stand here. Until then: what most people put in their basket."
                : "Shop twice and your usual things stand here. Until then: what most people put in their basket.",
            )}
          </p>
          <p className="row wrap acts">
            <Link className="btn" to="/aisles">
              {t("Walk the aisles")}
            </Link>
            {!props.name && (
              <Link className="btn line" to="/signup">
                {t("Join, earn points")}
              </Link>
            )}
          </p>
        </div>
      </div>
      <UsualShelf list={props.list} label={t("Bought by many")} placement="HOME" />
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
