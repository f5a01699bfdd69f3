/** The last files that went out or came in. */
import { useQuery } from "urql";
import { Failed, LineBones } from "~/components/states";
import { readFragment } from "~/gql";
import type { TransferContent } from "~/gql/graphql";
import { TransferFragment, TransfersQuery } from "./catalogDocuments";
import { TransferCard } from "./TransferCard";

export function useTransfers(content: TransferContent) {
  const [{ data, error }, ask] = useQuery({ query: TransfersQuery, variables: { content }, requestPolicy: "cache-and-network" });
  return { transfers: data?.catalogTransfers, error, reload: () => ask({ requestPolicy: "network-only" }) };
}

export function Lately({ transfers, error, reload }: ReturnType<typeof useTransfers>) {
  return (
    <>
      <h2>Lately</h2>
      {!transfers && (error ? <Failed error={error} onRetry={reload} /> : <LineBones count={4} />)}
      {transfers?.length === 0 && <p className="soft">No file went out or came in yet.</p>}
      <ul className="cards">
        {transfers?.map((one) => {
          const transfer = readFragment(TransferFragment, one);
          return <TransferCard key={transfer.id} transfer={transfer} />;
        })}
      </ul>
    </>
  );
}
