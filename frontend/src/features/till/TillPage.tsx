/** The till of a store: scan, say who buys, take the money, hand out the receipt. */
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { Logo } from "~/components/Logo";
import { Refusal } from "~/components/Refusal";
import { Stepper } from "~/components/Stepper";
import { Empty } from "~/components/states";
import { useMe } from "~/features/identity/me";
import { formatMoney } from "~/lib/money";
import { useTitle } from "~/lib/title";
import { FindGoods } from "./FindGoods";
import { FindMember } from "./FindMember";
import { Owed } from "./Owed";
import { SaleDone } from "./SaleDone";
import { TakeMoney } from "./TakeMoney";
import { useSale } from "./useSale";
import "~/styles/cart.css";
import "~/styles/checkout.css";
import "~/styles/till.css";

export function TillPage() {
  const me = useMe();
  const [turn, setTurn] = useState(0);
  useTitle("Till");
  return (
    <>
      <header className="simple-top">
        <div className="page">
          <Logo />
          <Link className="push small b" to="/desk/store">
            Pickups and returns
          </Link>
          <Link className="small b" to="/desk">
            To the desk
          </Link>
        </div>
      </header>
      <main id="main" className="page section till">
        <h1 className="vh">Till</h1>
        {me === null ? <LogIn /> : me?.roles.includes("ASSOCIATE") ? <Sale key={turn} onNext={() => setTurn(turn + 1)} /> : me && <Stranger />}
      </main>
    </>
  );
}

function Sale({ onNext }: { onNext: () => void }) {
  const sale = useSale();
  const { quote, tenders, sold } = sale;
  if (sold) {
    return (
      <SaleDone
        sold={sold}
        refusal={sale.refusal}
        isBusy={sale.isBusy}
        onAgain={() => void sale.ask(sold.id)}
        onGiveUp={() => void sale.giveUp(sold.id)}
        onNext={onNext}
      />
    );
  }
  return (
    <div className="till-sides">
      <section className="stack" aria-label="Goods">
        <FindGoods onFound={sale.add} onStep={sale.step} />
        <ul className="till-lines">
          {sale.lines.map(({ item, quantity }) => (
            <li key={item.variantId}>
              <span>
                <span className="b">{item.name}</span>
                <span className="small soft">
                  {formatMoney(item.price)} each, {item.available} here
                </span>
              </span>
              <Stepper isLine label={`How many ${item.name}`} quantity={quantity} onChange={(wanted) => sale.put(item, wanted)} />
            </li>
          ))}
        </ul>
      </section>
      <section className="stack" aria-label="Payment">
        <FindMember member={sale.member} onFound={sale.serve} />
        {quote && <Owed quote={quote} tenders={tenders} member={sale.member} onOffer={sale.offer} />}
        {quote && tenders.rest && (
          <TakeMoney key={tenders.rest.amount} quote={quote} rest={tenders.rest} isBusy={sale.isBusy} onPay={(paid) => void sale.pay(paid)} />
        )}
        <Refusal message={sale.refusal} />
        {sale.lines.length > 0 && (
          <button className="text-btn" type="button" onClick={onNext}>
            Give up this sale
          </button>
        )}
      </section>
    </div>
  );
}

function LogIn() {
  return (
    <Empty
      level={1}
      picture="1f511"
      title="Log in to open the till."
      action={
        <Link className="btn" to="/login" search={{ next: "/till" }}>
          Log in
        </Link>
      }
    />
  );
}

function Stranger() {
  return (
    <Empty level={1} picture="1f3ea" title="This till is for those who work in a store.">
      The owner says who does, and in which one.
    </Empty>
  );
}
