/** The steps of a return that goes well. */
import type { ReturnStatus } from "~/gql/graphql";
import { t } from "~/lib/words";
import { returnWords } from "./returnWords";

const steps: ReturnStatus[] = ["REQUESTED", "APPROVED", "RECEIVED", "REFUNDED"];

export function ReturnSteps(props: { status: ReturnStatus }) {
  const here = steps.indexOf(props.status);
  if (here < 0) return null;
  return (
    <ol className="legs" aria-label={t("The way of this return")}>
      {steps.map((step, place) => (
        <li
          key={step}
          className={place <= here ? "done" : undefined}
          aria-current={place === here && props.status !== "REFUNDED" ? "step" : undefined}
        >
          {t(returnWords[step].label)}
        </li>
      ))}
    </ol>
  );
}
