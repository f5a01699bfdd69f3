/** The pages about oneself: who it is, the way between them, and the way out. */
import { Link, Outlet, useLocation } from "@tanstack/react-router";
import { Bell, CreditCard, FileLock2, Heart, House, MapPin, MessageCircle, Package, ShieldCheck, Sparkles, Undo2 } from "lucide-react";
import { useQuery } from "urql";
import { Failed, LineBones } from "~/components/states";
import { graphql } from "~/gql";
import type { AccountFrameQuery as Data } from "~/gql/graphql";
import { useEvery } from "~/lib/useEvery";
import { t } from "~/lib/words";
import { LogInFirst } from "./LogInFirst";
import { LogOutButton } from "./LogOutButton";
import "~/styles/account.css";
import "~/styles/orders.css";

const AccountFrameQuery = graphql(`
  query AccountFrame {
    me { id name roles customer { id } }
    unreadNotices
  }
`);

const pages = [
  { to: "/account", label: "Overview", Icon: House },
  { to: "/account/orders", label: "Orders", Icon: Package },
  { to: "/account/points", label: "Card and points", Icon: CreditCard },
  { to: "/account/addresses", label: "Addresses", Icon: MapPin },
  { to: "/account/notices", label: "Notices", Icon: Bell },
  { to: "/saved", label: "Saved", Icon: Heart },
  { to: "/returns", label: "Returns", Icon: Undo2 },
  { to: "/tickets", label: "Questions", Icon: MessageCircle },
  { to: "/account/suggestions", label: "Suggestions", Icon: Sparkles },
  { to: "/account/security", label: "Security", Icon: ShieldCheck },
  { to: "/account/privacy", label: "Your data", Icon: FileLock2 },
] as const;

export function AccountFrame() {
  const [{ data, error }, reload] = useQuery({ query: AccountFrameQuery });
  useEvery(20, () => reload({ requestPolicy: "network-only" }));
  const isOpenToGuests = useLocation().pathname.startsWith("/returns/");
  return (
    <main id="main" className="page account">
      {data?.me ? (
        <ForPerson me={data.me} unread={data.unreadNotices} />
      ) : data ? (
        isOpenToGuests ? (
          <ForGuest />
        ) : (
          <LogInFirst />
        )
      ) : error ? (
        <Failed error={error} onRetry={() => reload({ requestPolicy: "network-only" })} />
      ) : (
        <LineBones count={6} />
      )}
    </main>
  );
}

/** Who bought without an account sends back without one. */
function ForGuest() {
  return (
    <>
      <h1>{t("Returns")}</h1>
      <div className="account-body">
        <Outlet />
      </div>
    </>
  );
}

function ForPerson({ me, unread }: { me: NonNullable<Data["me"]>; unread: number }) {
  const isStaff = me.roles.some((role) => role !== "CUSTOMER");
  const isForAll = useLocation().pathname === "/account/security";
  return (
    <>
      <h1>
        {t("Hello,")} <bdi>{me.name.split(" ")[0]}</bdi>
      </h1>
      <div className="cols-side">
        <nav className="side" aria-label={t("Your account")}>
          <ul>
            {pages.map(({ to, label, Icon }) => (
              <li key={to}>
                <Link to={to} activeOptions={{ exact: to === "/account" }}>
                  <Icon className="i" aria-hidden="true" />
                  {t(label)}
                  {to === "/account/notices" && unread > 0 && (
                    <span className="mark warn">
                      {unread}
                      <span className="vh"> {t("not read")}</span>
                    </span>
                  )}
                </Link>
              </li>
            ))}
            <li>
              <LogOutButton />
            </li>
          </ul>
        </nav>
        <div className="account-body">
          {isStaff && (
            <p>
              {t("You work here.")} <Link to="/desk">{t("Go to the desk")}</Link>
            </p>
          )}
          {me.customer || isForAll ? <Outlet /> : <p className="soft">{t("This account has no shopping of its own.")}</p>}
        </div>
      </div>
    </>
  );
}
