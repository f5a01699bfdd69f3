/** How it is paid, before anything is. */
import { Lock } from "lucide-react";
import { t } from "~/lib/words";

export function PayStep() {
  return (
    <p className="small soft row lock">
      <Lock className="i s" />
      <span>
        {t("The next page is the payment company’s. Your card goes straight to them; we never see its number. If the line drops, press again: you are charged once.")}
      </span>
    </p>
  );
}
