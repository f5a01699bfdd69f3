/** How it is paid, before anything is: by one of the shop's ways, each on a page of its company. */
import { CreditCard, Landmark, Lock, Smartphone } from "lucide-react";
import { Choice } from "~/components/Choice";
import { t } from "~/lib/words";
import type { PayWays } from "./payWays";

const icons: Record<string, typeof Lock> = { card: CreditCard, wallet: Smartphone };

export function PayStep({ ways }: { ways: PayWays }) {
  return (
    <>
      <PayChoice ways={ways} />
      <p className="small soft row lock">
        <Lock className="i s" />
        <span>{whatFollows(ways.chosen)}</span>
      </p>
    </>
  );
}

/** Where there is only one way there is nothing to choose. */
export function PayChoice({ ways }: { ways: PayWays }) {
  if (ways.codes.length < 2) return null;
  return (
    <fieldset>
      <legend className="vh">{t("Way to pay")}</legend>
      <div className="choices three-up">
        {ways.codes.map((code) => {
          const Icon = icons[code] ?? Landmark;
          return (
            <Choice key={code} name="pay-way" value={code} isChosen={code === ways.chosen} onChoose={ways.choose}>
              <Icon className="i" aria-hidden="true" /> <b className="b">{wayName(code)}</b>
            </Choice>
          );
        })}
      </div>
    </fieldset>
  );
}

function wayName(code: string): string {
  if (code === "card") return t("Card");
  if (code === "paypal") return "PayPal";
  if (code === "wallet") return t("Wallet");
  return code;
}

function whatFollows(code: string | undefined): string {
  if (code === "paypal") return t("You agree to it at PayPal, and come back here. If the line drops, press again: you are charged once.");
  if (code === "wallet") return t("Your wallet opens on the next page. If the line drops, press again: you are charged once.");
  return t(
    "The next page is the payment company’s. Your card goes straight to them; we never see its number. If the line drops, press again: you are charged once.",
  );
}
