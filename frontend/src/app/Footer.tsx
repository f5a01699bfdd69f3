/** The end of each page: where else to go, and what is true of this shop. */
import { Link } from "@tanstack/react-router";
import { useQuery } from "urql";
import { graphql } from "~/gql";
import { locale } from "~/lib/locale";
import { t } from "~/lib/words";
import { Languages } from "./Languages";

const FooterQuery = graphql(`
  query Footer {
    shop { name isDemo company postalAddress channel { taxPercent pricesIncludeTax } }
  }
`);

export default function Footer() {
  const [{ data }] = useQuery({ query: FooterQuery });
  const shop = data?.shop;
  return (
    <footer className="foot">
      <div className="page">
        <div className="cols">
          <div className="stack" style={{ "--gap": ".75rem" } as object}>
            <h2>{t("Ask a person")}</h2>
            <p>{t("Write to us about an order or a product. You see the answer in your account.")}</p>
            <p>
              <Link className="btn line small" to="/tickets">
                {t("Ask a question")}
              </Link>
            </p>
          </div>
          <nav aria-label={t("Shopping")}>
            <h2>{t("Shopping")}</h2>
            <ul>
              <li>
                <Link to="/aisles">{t("All aisles")}</Link>
              </li>
              <li>
                <Link to="/cart">{t("Your cart")}</Link>
              </li>
            </ul>
          </nav>
          <nav aria-label={t("Your things")}>
            <h2>{t("Yours")}</h2>
            <ul>
              <li>
                <Link to="/account">{t("Orders and points")}</Link>
              </li>
              <li>
                <Link to="/tickets">{t("Questions and answers")}</Link>
              </li>
            </ul>
          </nav>
          <nav aria-label={t("Good to know")}>
            <h2>{t("Good to know")}</h2>
            <ul>
              <li>
                <Link to="/terms">{t("Terms")}</Link>
              </li>
              <li>
                <Link to="/withdrawal">{t("Right of withdrawal")}</Link>
              </li>
              <li>
                <Link to="/privacy">{t("Privacy")}</Link>
              </li>
              <li>
                <Link to="/privacy-choices">{t("Privacy choices")}</Link>
              </li>
              <li>
                <Link to="/imprint">{t("Imprint")}</Link>
              </li>
            </ul>
            {shop && <p className="small soft">{taxWords(shop.channel)}</p>}
            {shop?.isDemo && (
              <p className="small soft">{t("This is a demonstration: nothing is charged and nothing is sent.")}</p>
            )}
          </nav>
        </div>
        <Languages />
        <p className="tiny soft credits">
          {shop?.company && `${companyLine(shop)} `}
          {t("Product pictures: Fluent Emoji by Microsoft, MIT licence.")}
        </p>
      </div>
    </footer>
  );
}

/** "Corner Ltd, 1 Long Road, Dayton." */
function companyLine(shop: { company: string; postalAddress: string }): string {
  return `${[shop.company, ...shop.postalAddress.split("\n")].filter(Boolean).join(", ")}.`;
}

function taxWords(channel: { taxPercent: string; pricesIncludeTax: boolean }): string {
  const percent = (Number(channel.taxPercent) / 100).toLocaleString(locale, { style: "percent", maximumFractionDigits: 2 });
  return t(channel.pricesIncludeTax ? "Prices include {percent} tax." : "Prices are before {percent} sales tax.", { percent });
}
