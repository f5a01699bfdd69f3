/** The pages that the law asks for: as they count now, or counted at the moment an order was placed. */
import { useSearch } from "@tanstack/react-router";
import { useQuery } from "urql";
import { Failed, LineBones } from "~/components/states";
import { graphql } from "~/gql";
import type { LegalKind, LegalPageQuery as Data } from "~/gql/graphql";
import { useTitle } from "~/lib/title";
import { t } from "~/lib/words";
import "~/styles/legal.css";

const LegalPageQuery = graphql(`
  query LegalPage($kind: LegalKind!, $at: DateTime) {
    legalText(kind: $kind, at: $at) { number html inForceAt }
    shop { company postalAddress representedBy registerEntry vatNumber email phone }
  }
`);

export const ImprintPage = () => <LegalPage kind="IMPRINT" title={t("Imprint")} />;
export const PrivacyPage = () => <LegalPage kind="PRIVACY" title={t("Privacy")} />;
export const TermsPage = () => <LegalPage kind="TERMS" title={t("Terms")} />;
export const WithdrawalPage = () => <LegalPage kind="WITHDRAWAL" title={t("Right of withdrawal")} />;

function LegalPage({ kind, title }: { kind: LegalKind; title: string }) {
  useTitle(title);
  const { at } = useSearch({ strict: false });
  const [{ data, error }, reload] = useQuery({ query: LegalPageQuery, variables: at ? { kind, at } : { kind } });
  return (
    <main id="main" className="page section legal">
      <h1>{title}</h1>
      {data ? (
        <>
          {kind === "IMPRINT" && data.shop.company && <Seller shop={data.shop} />}
          <Words text={data.legalText} />
        </>
      ) : error ? (
        <Failed error={error} onRetry={() => reload({ requestPolicy: "network-only" })} />
      ) : (
        <LineBones count={12} />
      )}
    </main>
  );
}

function Seller({ shop }: { shop: Data["shop"] }) {
  return (
    <>
      <address>
        <p className="b">{shop.company}</p>
        {shop.postalAddress.split("\n").filter(Boolean).map((line) => (
          <p key={line}>{line}</p>
        ))}
      </address>
      <dl className="seller">
        <Fact name={t("Represented by")} value={shop.representedBy} />
        {shop.email && (
          <div>
            <dt>{t("E-mail")}</dt>
            <dd>
              <a href={`mailto:${shop.email}`}>{shop.email}</a>
            </dd>
          </div>
        )}
        <Fact name={t("Phone")} value={shop.phone} />
        <Fact name={t("Register")} value={shop.registerEntry} />
        <Fact name={t("VAT number")} value={shop.vatNumber} />
      </dl>
    </>
  );
}

function Fact({ name, value }: { name: string; value: string }) {
  if (!value) return null;
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}

function Words({ text }: { text: Data["legalText"] }) {
  if (!text) return <p className="soft">{t("This page is not written yet. If you need it, ask us.")}</p>;
  return (
    <>
      {/* The server made it of Markdown and let nothing through that could run. */}
      <div className="words" dangerouslySetInnerHTML={{ __html: text.html }} />
      <p className="tiny soft">
        {t("Version {number}, in force since {day}.", { number: text.number, day: text.inForceAt.slice(0, 10) })}
      </p>
    </>
  );
}
