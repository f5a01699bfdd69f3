/** Gift cards: found by what their holder reads out, or by whom they were sent to; given and ended. */
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useState } from "react";
import { useQuery } from "urql";
import { Pages, ShowMore } from "~/components/Pages";
import type { PageProps } from "~/components/Pages";
import { Empty, Failed, LineBones } from "~/components/states";
import { SearchBox } from "~/features/desk/SearchBox";
import { count } from "~/lib/count";
import { useTitle } from "~/lib/title";
import { GiftCardRow } from "./GiftCardRow";
import { IssueCard } from "./IssueCard";
import { GiftCardsQuery } from "./moneyDocuments";
import { MoneyNav } from "./MoneyNav";

export function GiftCardsPage() {
  useTitle("Gift cards, desk");
  const { q } = useSearch({ from: "/deskFrame/desk/refunds/cards" });
  const navigate = useNavigate();
  const [isNew, setNew] = useState(false);
  const [given, setGiven] = useState(0);
  return (
    <main id="main" className="owner stack">
      <MoneyNav />
      <div className="row wrap">
        <h1>Gift cards</h1>
        <button className="btn line push" type="button" aria-expanded={isNew} onClick={() => setNew(!isNew)}>
          Give a gift card
        </button>
      </div>
      {isNew && (
        <IssueCard
          onLeave={() => setNew(false)}
          onDone={(recipient) => {
            setNew(false);
            setGiven(given + 1);
            void navigate({ to: "/desk/refunds/cards", search: { q: recipient } });
          }}
        />
      )}
      <SearchBox label="Last four letters, or e-mail of the recipient" value={q} />
      <Pages key={`${q} ${given}`}>{(page) => <Part {...page} words={q} />}</Pages>
    </main>
  );
}

function Part({ words, after, onMore }: PageProps & { words?: string }) {
  const wanted = words?.includes("@") ? { recipientEmail: words } : { lastFour: words || undefined };
  const [{ data, error }, ask] = useQuery({ query: GiftCardsQuery, variables: { ...wanted, after }, requestPolicy: "cache-and-network" });
  const reload = () => ask({ requestPolicy: "network-only" });
  if (!data) return error ? <Failed error={error} onRetry={reload} /> : <LineBones count={8} />;
  const { nodes, pageInfo, totalCount } = data.giftCards;
  if (nodes.length === 0) {
    return (
      <Empty picture="1f381" title={words ? "No gift card is like that." : "No gift card yet."}>
        The four letters are the last of the code, as its holder reads them out.
      </Empty>
    );
  }
  return (
    <>
      {!after && <p className="tiny soft">{count(totalCount, "gift card")}</p>}
      <ul className="cards">
        {nodes.map((card) => (
          <GiftCardRow key={card.id} card={card} />
        ))}
      </ul>
      <ShowMore pageInfo={pageInfo} onMore={onMore} label="Show older" />
    </>
  );
}
