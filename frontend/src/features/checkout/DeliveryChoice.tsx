/** The ways it can come, each with its days and its price. */
import { Choice } from "~/components/Choice";
import type { CheckoutQuery as Answer } from "~/gql/graphql";
import { formatWindow } from "~/lib/dates";
import { formatMoney, isZero } from "~/lib/money";
import { t } from "~/lib/words";

type Props = {
  methods: Answer["checkout"]["deliveryMethods"];
  chosen: string;
  onChoose: (code: string) => void;
};

export function DeliveryChoice(props: Props) {
  return (
    <fieldset>
      <legend className="vh">{t("Delivery")}</legend>
      <div className="choices two-up">
        {props.methods.map((method) => (
          <Choice
            key={method.code}
            name="delivery"
            value={method.code}
            isChosen={method.code === props.chosen}
            onChoose={props.onChoose}
          >
            <b className="b">
              {method.name}, {isZero(method.price) ? "free" : formatMoney(method.price)}
            </b>
            <br />
            <span className="small">{method.kind === "PICKUP" ? t("In an hour that you choose") : formatWindow(method.earliest, method.latest)}</span>
            <br />
            <span className="small soft">{method.description}</span>
          </Choice>
        ))}
      </div>
    </fieldset>
  );
}
