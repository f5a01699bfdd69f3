/** On which terms somebody works: role, store, what else they may, and up to how much they refund. */
import { useId } from "react";
import { useQuery } from "urql";
import { Field } from "~/components/Field";
import { Failed, LineBones } from "~/components/states";
import type { Grant, Role } from "~/gql/graphql";
import { StoreChoice } from "./StoreChoice";
import { StaffRolesQuery } from "./staffDocuments";
import { grantWords, ownersOnly, roleWords } from "./staffWords";

export type Terms = { role: Role; store: { id: string; name: string } | null; grants: Grant[]; cap: string };

type Props = { terms: Terms; errors: Record<string, string>; onChange: (terms: Terms) => void };

export function TermsFields({ terms, errors, onChange }: Props) {
  const [{ data, error }, ask] = useQuery({ query: StaffRolesQuery });
  const id = useId();
  if (!data) return error ? <Failed error={error} onRetry={() => ask({ requestPolicy: "network-only" })} /> : <LineBones count={4} />;
  const own = data.staffRoles.find(({ role }) => role === terms.role);
  const included = new Set(own?.grants);
  const mayRefund = included.has("REFUND") || terms.grants.includes("REFUND");
  const grants = (Object.keys(grantWords) as Grant[]).filter((grant) => !ownersOnly.includes(grant) || included.has(grant));

  function toggle(grant: Grant, isGiven: boolean) {
    const others = terms.grants.filter((one) => one !== grant);
    onChange({ ...terms, grants: isGiven ? [...others, grant] : others });
  }

  return (
    <>
      <div className="field">
        <label htmlFor={id}>Role</label>
        <select id={id} value={terms.role} onChange={(event) => onChange({ ...terms, role: event.target.value as Role, grants: [] })}>
          {data.staffRoles.map(({ role }) => (
            <option key={role} value={role}>
              {roleWords[role]}
            </option>
          ))}
        </select>
      </div>
      {own?.needsStore && <StoreChoice chosen={terms.store} error={errors.storeId} onChoose={(store) => onChange({ ...terms, store })} />}
      <fieldset className="grants">
        <legend className="label">May</legend>
        {grants.map((grant) => (
          <label className="check" key={grant}>
            <input
              type="checkbox"
              checked={included.has(grant) || terms.grants.includes(grant)}
              disabled={included.has(grant)}
              onChange={(event) => toggle(grant, event.target.checked)}
            />
            <span>
              {grantWords[grant]}
              {included.has(grant) && <span className="soft small"> (by the role)</span>}
            </span>
          </label>
        ))}
      </fieldset>
      {mayRefund && (
        <Field
          label={`Refunds alone up to, ${data.shop.channel.currency}`}
          hint="Above it, a colleague has to agree. Empty: without limit."
          inputMode="decimal"
          value={terms.cap}
          error={errors.refundCap ?? errors["refundCap.amount"]}
          onChange={(event) => onChange({ ...terms, cap: event.target.value })}
        />
      )}
    </>
  );
}

/** As the mutations take them. */
export function asInput(terms: Terms, currency: string) {
  const amount = terms.cap.replace(",", ".").trim();
  return {
    role: terms.role,
    grants: terms.grants,
    storeId: terms.store?.id,
    refundCap: amount ? { amount, currency } : undefined,
  };
}
