/** Where a variant lies and how many are promised; whoever looks after a place can change it. */
import { useState } from "react";
import type { ReactNode } from "react";
import { useQuery } from "urql";
import { Pages, ShowMore } from "~/components/Pages";
import type { PageProps } from "~/components/Pages";
import { graphql, readFragment } from "~/gql";
import type { Grant, StockLevelCountsFragment as Level } from "~/gql/graphql";
import { ChangeStock } from "./ChangeStock";
import { Ledger } from "./Ledger";
import { StockLevelFragment, StockLevelsQuery } from "./stockDocuments";

const StockGrantsQuery = graphql(`
  query StockGrants {
    me { id grants }
  }
`);

const sees: Grant[] = ["SEE_STOCK", "MANAGE_STOCK", "EDIT_CATALOG", "MOVE_ORDERS", "SERVE_STORE"];
const changes: Grant[] = ["MANAGE_STOCK", "SERVE_STORE"];

export default function StockLevels({ variantId }: { variantId: string }) {
  const [{ data }] = useQuery({ query: StockGrantsQuery });
  const grants = data?.me?.grants ?? [];
  if (!grants.some((one) => sees.includes(one))) return null;
  const mayChange = grants.some((one) => changes.includes(one));
  return (
    <section className="stock-levels" aria-labelledby="levels">
      <h3 id="levels">Where it lies</h3>
      <Pages>{(page) => <Part variantId={variantId} mayChange={mayChange} {...page} />}</Pages>
    </section>
  );
}

type PartProps = PageProps & { variantId: string; mayChange: boolean };

function Part({ variantId, mayChange, after, onMore }: PartProps) {
  const [chosen, setChosen] = useState<{ id: string; view: "change" | "ledger" }>();
  const [{ data }, ask] = useQuery({ query: StockLevelsQuery, variables: { variantId, after }, requestPolicy: "cache-and-network" });
  if (!data) return null;
  const levels = data.stockLevels.nodes.map((node) => readFragment(StockLevelFragment, node));
  /** What goes elsewhere changes two places. */
  function close() {
    setChosen(undefined);
    ask({ requestPolicy: "network-only" });
  }
  const beside = {
    change: (one: Level) => <ChangeStock variantId={variantId} level={one} onDone={close} />,
    ledger: (one: Level) => <Ledger level={one} />,
  };
  if (levels.length === 0) return <p className="soft small">It never lay anywhere that you see.</p>;
  return (
    <>
      <div className="scrolls">
        <table>
          <thead>
            <tr>
              {["Place", "To sell", "On hand", "Sold", "Held", "Coming", "Kept back"].map((head) => (
                <th key={head} scope="col">
                  {head}
                </th>
              ))}
              <td />
            </tr>
          </thead>
          <tbody>
            {levels.map((one) => (
              <Row key={one.id} level={one} below={one.id === chosen?.id && beside[chosen.view](one)}>
                {mayChange && (
                  <button className="text-btn small" type="button" aria-label={`Change ${one.location.name}`} onClick={() => setChosen({ id: one.id, view: "change" })}>
                    Change
                  </button>
                )}{" "}
                <button className="text-btn small" type="button" aria-label={`Why, ${one.location.name}`} onClick={() => setChosen({ id: one.id, view: "ledger" })}>
                  Why
                </button>
              </Row>
            ))}
          </tbody>
        </table>
      </div>
      <ShowMore pageInfo={data.stockLevels.pageInfo} onMore={onMore} label="More places" />
    </>
  );
}

type RowProps = { level: Level; below: ReactNode; children: ReactNode };

/** What is done about a place opens right below it. */
function Row({ level, below, children }: RowProps) {
  const ahead = level.backorder > 0 && <span className="soft small"> ({level.backorder} before they come)</span>;
  return (
    <>
      <tr>
        <th scope="row">{level.location.name}</th>
        <td className={level.available > 0 ? "b" : "b bad"}>
          {level.available}
          {ahead}
        </td>
        {[level.onHand, level.allocated, level.reserved, level.incoming, level.safety].map((number, place) => (
          <td key={place}>{number}</td>
        ))}
        <td>{children}</td>
      </tr>
      {below && (
        <tr>
          <td colSpan={8}>{below}</td>
        </tr>
      )}
    </>
  );
}
