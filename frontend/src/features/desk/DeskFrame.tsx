/** The frame of the staff's pages: the aubergine rail with what this role works on, and the page beside it. */
import { Link, Outlet, useLocation } from "@tanstack/react-router";
import { Banknote, Boxes, ChartLine, Inbox, Package, ScanBarcode, Search, ShoppingBasket, Store, Tags, Ticket, Truck, Undo2 } from "lucide-react";
import { useEffect } from "react";
import { useQuery } from "urql";
import { Logo } from "~/components/Logo";
import { Empty, Failed, LineBones } from "~/components/states";
import { LogOutButton } from "~/features/account/LogOutButton";
import { graphql } from "~/gql";
import type { Role } from "~/gql/graphql";
import { locale } from "~/lib/locale";
import { placeAt, placesFor } from "./places";
import type { Place } from "./places";
// Here for all pages of the desk: a style that each names by itself is named to every shopper, in the list of the routes.
import "~/styles/desk.css";
import "~/styles/account.css";
import "~/styles/cart.css";
import "~/styles/category.css";
import "~/styles/orders.css";
import "~/styles/security.css";
import "~/styles/owner.css";
import "~/styles/charts.css";
import "~/styles/stock.css";

const DeskFrameQuery = graphql(`
  query DeskFrame {
    me { id name roles grants }
  }
`);

const signs: Record<Place, { label: string; Icon: typeof Inbox }> = {
  tickets: { label: "Tickets", Icon: Inbox },
  orders: { label: "Orders", Icon: Package },
  shipments: { label: "Shipments", Icon: Truck },
  returns: { label: "Returns", Icon: Undo2 },
  refunds: { label: "Money", Icon: Banknote },
  stock: { label: "Stock", Icon: Boxes },
  carts: { label: "Carts left", Icon: ShoppingBasket },
  words: { label: "Words", Icon: Search },
  catalog: { label: "Catalogue", Icon: Tags },
  offers: { label: "Offers", Icon: Ticket },
  figures: { label: "Figures", Icon: ChartLine },
  shop: { label: "The shop", Icon: Store },
};

export function DeskFrame() {
  const [{ data, error }, reload] = useQuery({ query: DeskFrameQuery });
  useBareBody();
  const me = data?.me;
  const places = placesFor(me?.roles ?? [], me?.grants);
  const here = placeAt(useLocation().pathname);
  if (me && places.length > 0) {
    return (
      <div className="desk">
        <a className="skip" href="#main">
          Skip to the work
        </a>
        <Rail places={places} name={me.name} roles={me.roles} />
        {here && !places.includes(here) ? <NotYours place={here} places={places} /> : <Outlet />}
      </div>
    );
  }
  return (
    <main id="main" className="page section">
      {data ? (
        <StaffOnly isLoggedIn={Boolean(me)} />
      ) : error ? (
        <Failed error={error} onRetry={() => reload({ requestPolicy: "network-only" })} />
      ) : (
        <LineBones count={5} />
      )}
    </main>
  );
}

function Rail(props: { places: Place[]; name: string; roles: Role[] }) {
  return (
    <nav className="rail" aria-label="Desk">
      <Logo />
      <ul>
        {props.places.map((place) => {
          const { label, Icon } = signs[place];
          return (
            <li key={place}>
              <Link to={`/desk/${place}`} search={{}} activeOptions={{ includeSearch: false }}>
                <Icon className="i" aria-hidden="true" />
                {label}
              </Link>
            </li>
          );
        })}
        {props.roles.includes("ASSOCIATE") && (
          <li>
            <Link to="/till">
              <ScanBarcode className="i" aria-hidden="true" />
              Till
            </Link>
          </li>
        )}
      </ul>
      <span className="rail-foot">
        <span className="vh">You are </span>
        <bdi>{props.name}</bdi>
        <LogOutButton to="/login" />
      </span>
    </nav>
  );
}

/** Somebody followed a link to a part of the desk in which another role works. */
function NotYours(props: { place: Place; places: Place[] }) {
  const names = props.places.map((place) => signs[place].label.toLowerCase());
  return (
    <main id="main" className="page section">
      <Empty level={1} picture="1f511" title={`Your role does not work on ${signs[props.place].label.toLowerCase()}.`}>
        It works on {new Intl.ListFormat(locale).format(names)}. Ask the owner of the shop if you need more.
      </Empty>
    </main>
  );
}

function StaffOnly(props: { isLoggedIn: boolean }) {
  const { href } = useLocation();
  return (
    <Empty
      level={1}
      picture="1f511"
      title="The desk is for those who work here."
      action={
        props.isLoggedIn ? (
          <Link className="btn" to="/">
            Go to the shop
          </Link>
        ) : (
          <Link className="btn" to="/login" search={{ next: href }}>
            Log in
          </Link>
        )
      }
    >
      {props.isLoggedIn ? "You are logged in as a customer." : "Log in with your staff account."}
    </Empty>
  );
}

/** The shop keeps room for its tab bar; the desk has none. */
function useBareBody() {
  useEffect(() => {
    document.body.classList.add("at-desk");
    return () => document.body.classList.remove("at-desk");
  }, []);
}
