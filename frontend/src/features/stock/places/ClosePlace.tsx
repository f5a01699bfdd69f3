/** The owner closes a place that is empty, sees what is still in the way, or opens it again. */
import { useState } from "react";
import { useMutation } from "urql";
import { Refusal } from "~/components/Refusal";
import type { ObstacleKind } from "~/gql/graphql";
import { count } from "~/lib/count";
import { refusalOf } from "~/lib/refusal";
import { say } from "~/lib/toast";
import { ClosePlaceMutation, ReopenPlaceMutation } from "./placeDocuments";
import type { Place } from "./placeDraft";

const told: Record<ObstacleKind, (many: number) => string> = {
  ON_HAND: (many) => `${count(many, "piece")} on the shelf`,
  ALLOCATED: (many) => `${count(many, "piece")} promised to orders`,
  RESERVED: (many) => `${count(many, "piece")} held at the checkout`,
  INCOMING: (many) => `${count(many, "piece")} on the way here`,
  BACKORDER: (many) => `${count(many, "piece")} that may be sold before they come`,
  SHIPMENTS: (many) => `${count(many, "shipment")} not sent yet`,
  PICKUPS: (many) => `${count(many, "pickup")} not collected yet`,
  RETURNS: (many) => `${count(many, "return")} brought or coming here`,
  MARKETS: (many) => `${count(many, "market")} selling from here`,
};

export function ClosePlace({ place, onChange }: { place: Place; onChange: () => void }) {
  const [isAsked, setAsked] = useState(false);
  const [closed, close] = useMutation(ClosePlaceMutation);
  const [opened, reopen] = useMutation(ReopenPlaceMutation);
  const answer = place.closedAt ? opened.data?.reopenLocation : closed.data?.closeLocation;
  const error = closed.error ?? opened.error;
  const isBusy = closed.fetching || opened.fetching;
  const isRefused = error || (answer && answer.__typename !== "StockLocation");

  async function press() {
    const input = { locationId: place.id, revision: place.revision };
    const done = place.closedAt ? (await reopen({ input })).data?.reopenLocation : (await close({ input })).data?.closeLocation;
    setAsked(false);
    if (done?.__typename !== "StockLocation") return;
    say(place.closedAt ? `${place.name} is open again.` : `${place.name} is closed.`);
    onChange();
  }

  return (
    <>
      {place.closedAt || isAsked ? (
        <button className="btn line small" type="button" disabled={isBusy} onClick={() => void press()}>
          {place.closedAt ? "Open again" : "Close it now"}
          <span className="vh"> {place.name}</span>
        </button>
      ) : (
        <button className="text-btn small" type="button" onClick={() => setAsked(true)}>
          Close<span className="vh"> {place.name}</span>
        </button>
      )}
      {isRefused && <Refusal message={refusalOf(answer, "StockLocation", error)} />}
      {answer?.__typename === "PlaceIsInUse" && (
        <ul className="small">
          {answer.obstacles.map((one) => (
            <li key={one.kind}>{told[one.kind](one.count)}</li>
          ))}
        </ul>
      )}
    </>
  );
}
