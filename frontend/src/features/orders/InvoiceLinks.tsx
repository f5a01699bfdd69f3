/** The papers of an order, as PDF. */
import { graphql, readFragment } from "~/gql";
import type { FragmentType } from "~/gql";
import { t } from "~/lib/words";

const InvoiceLinksFragment = graphql(`
  fragment InvoiceLinks on Order {
    id
    invoice { number kind url }
    creditNotes { number kind url }
  }
`);

const kinds = { INVOICE: "Invoice", RECEIPT: "Receipt", CREDIT_NOTE: "Credit note" };

export function InvoiceLinks(props: { order: FragmentType<typeof InvoiceLinksFragment> }) {
  const { invoice, creditNotes } = readFragment(InvoiceLinksFragment, props.order);
  const papers = [...(invoice ? [invoice] : []), ...creditNotes];
  if (papers.length === 0) return null;
  return (
    <p className="row wrap small">
      {papers.map((paper) => (
        <a key={paper.number} href={paper.url} target="_blank" rel="noreferrer">
          {t("{kind} {number} (PDF)", { kind: t(kinds[paper.kind]), number: paper.number })}
        </a>
      ))}
    </p>
  );
}
