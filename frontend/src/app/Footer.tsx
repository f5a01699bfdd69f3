/** The end of each page: where else to go, and what is true of this shop. */
import { Link } from "@tanstack/react-router";
import { useQuery } from "urql";
import { graphql } from "~/gql";

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
            <h2>Ask a person</h2>
            <p>Write to us about an order or a product. You see the answer in your account.</p>
            <p>
              <Link className="btn line small" to="/tickets">
                Ask a question
              </Link>
            </p>
          </div>
          <nav aria-label="Shopping">
            <h2>Shopping</h2>
            <ul>
              <li>
                <Link to="/aisles">All aisles</Link>
              </li>
              <li>
                <Link to="/cart">Your cart</Link>
              </li>
            </ul>
          </nav>
          <nav aria-label="Your things">
            <h2>Yours</h2>
            <ul>
              <li>
                <Link to="/account">Orders and points</Link>
              </li>
              <li>
                <Link to="/tickets">Questions and answers</Link>
              </li>
            </ul>
          </nav>
          <nav aria-label="Good to know">
            <h2>Good to know</h2>
            <ul>
              <li>
                <Link to="/terms">Terms</Link>
              </li>
              <li>
                <Link to="/withdrawal">Right of withdrawal</Link>
              </li>
              <li>
                <Link to="/privacy">Privacy</Link>
              </li>
              <li>
                <Link to="/privacy-choices">Privacy choices</Link>
              </li>
              <li>
                <Link to="/imprint">Imprint</Link>
              </li>
            </ul>
            {shop && <p className="small soft">{taxWords(shop.channel)}</p>}
            {shop?.isDemo && (
              <p className="small soft">This is a demonstration: nothing is charged and nothing is sent.</p>
            )}
          </nav>
        </div>
        <p className="tiny soft credits">
          {shop?.company && `${companyLine(shop)} `}
          Product pictures: Fluent Emoji by Microsoft, MIT licence.
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
  const percent = `${Number(channel.taxPercent)}%`;
  return channel.pricesIncludeTax ? `Prices include ${percent} tax.` : `Prices are before ${percent} sales tax.`;
}
