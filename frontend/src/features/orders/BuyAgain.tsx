/** All of an old order into the cart, as far as it is to be had; the cart then says what is otherwise. */
import { useNavigate } from "@tanstack/react-router";
import { Repeat2 } from "lucide-react";
import { useState } from "react";
import { useMutation } from "urql";
import { Refusal } from "~/components/Refusal";
import { tellReport } from "~/features/cart/cartReport";
import { graphql } from "~/gql";
import { refusalOf } from "~/lib/refusal";
import { t } from "~/lib/words";

const ReorderMutation = graphql(`
  mutation Reorder($input: ReorderInput!) {
    reorder(input: $input) {
      __typename
      ... on CartFilled { lines changes { message } cart { id ...CartContents } }
      ... on Error { message }
    }
  }
`);

export function BuyAgain(props: { orderId: string }) {
  const [{ fetching }, reorder] = useMutation(ReorderMutation);
  const [refusal, setRefusal] = useState<string>();
  const navigate = useNavigate();

  async function again() {
    if (fetching) return;
    const { data, error } = await reorder({ input: { orderId: props.orderId } });
    const filled = data?.reorder;
    if (filled?.__typename !== "CartFilled") return setRefusal(refusalOf(filled, "CartFilled", error));
    tellReport(filled);
    void navigate({ to: "/cart" });
  }
  return (
    <>
      <p>
        <button className="btn line small" type="button" aria-disabled={fetching} onClick={again}>
          <Repeat2 className="i s" aria-hidden="true" /> {t("Buy it all again")}
        </button>
      </p>
      <Refusal message={refusal} />
    </>
  );
}
