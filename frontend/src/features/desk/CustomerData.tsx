/** Copying and erasing a customer's data, for whoever may; each is asked once more, by name. */
import { useState } from "react";
import type { ReactNode } from "react";
import { useMutation, useQuery } from "urql";
import { Refusal } from "~/components/Refusal";
import { Blockers } from "~/features/privacy/Blockers";
import { useConfirmed } from "~/features/security/useConfirmed";
import { graphql, readFragment } from "~/gql";
import type { FragmentType } from "~/gql";
import { refusalOf } from "~/lib/refusal";
import { say } from "~/lib/toast";
import { CopyCustomerDataMutation, CustomerDataQuery, EraseCustomerMutation } from "./customerDataDocuments";

const CustomerDataFragment = graphql(`
  fragment CustomerData on Customer { id name }
`);

type Props = { customer: FragmentType<typeof CustomerDataFragment> };

export function CustomerData(props: Props) {
  const customer = readFragment(CustomerDataFragment, props.customer);
  const [{ data }] = useQuery({ query: CustomerDataQuery });
  if (!data?.me?.grants.includes("ERASE_CUSTOMERS")) return null;
  return <Acts key={customer.id} {...customer} hasSecondFactor={data.me.hasSecondFactor} />;
}

type Doing = "copying" | "erasing";

function Acts({ id, name, hasSecondFactor }: { id: string; name: string; hasSecondFactor: boolean }) {
  const [doing, setDoing] = useState<Doing>();
  const [refusal, setRefusal] = useState<string>();
  const [{ data }, erase] = useMutation(EraseCustomerMutation);
  const [, copy] = useMutation(CopyCustomerDataMutation);
  const proof = useConfirmed(hasSecondFactor);
  const input = { customerId: id };
  const answer = data?.eraseCustomer;

  async function makeCopy() {
    setDoing(undefined);
    const done = await proof.run(async () => (await copy({ input })).data?.copyCustomerData);
    setRefusal(done && refusalOf(done, "CopyBeingMade"));
    if (done?.__typename === "CopyBeingMade") say(`${name} finds the copy under “Your data”, for a day.`);
  }

  async function end() {
    setDoing(undefined);
    const done = await proof.run(async () => (await erase({ input })).data?.eraseCustomer);
    setRefusal(done && refusalOf(done, "Erasure"));
    if (done?.__typename === "Erasure") say(`${name} is being erased.`);
  }

  return (
    <section className="stack" aria-label="Their data">
      <Refusal message={refusal} />
      {answer?.__typename === "ErasureBlocked" && <Blockers blockers={answer.blockers} />}
      {answer?.__typename === "Erasure" && <p className="small soft">Everything about them is being erased. That takes a minute.</p>}
      {!doing && !proof.isAsking && answer?.__typename !== "Erasure" && (
        <p className="row wrap acts">
          <button className="text-btn small" type="button" onClick={() => setDoing("copying")}>
            Copy their data
          </button>
          <button className="text-btn small" type="button" onClick={() => setDoing("erasing")}>
            Erase this customer
          </button>
        </p>
      )}
      {doing === "copying" && (
        <Sure label={`Make the copy for ${name}`} onYes={makeCopy} onNo={() => setDoing(undefined)}>
          Everything the shop knows about {name} goes into one file, for them alone. They find it where they log in.
        </Sure>
      )}
      {doing === "erasing" && (
        <Sure label={`Erase ${name}`} onYes={end} onNo={() => setDoing(undefined)}>
          The account, addresses, points and messages of {name} go, at once and for ever. Invoices stay, without a name.
        </Sure>
      )}
      {proof.form}
    </section>
  );
}

function Sure(props: { label: string; onYes: () => Promise<void>; onNo: () => void; children: ReactNode }) {
  return (
    <div className="stack confirm" role="group" aria-label="Are you sure?">
      <p>{props.children}</p>
      <p className="row wrap acts">
        <button className="btn" type="button" onClick={() => void props.onYes()}>
          {props.label}
        </button>
        <button className="btn line" type="button" onClick={props.onNo}>
          Leave it
        </button>
      </p>
    </div>
  );
}
