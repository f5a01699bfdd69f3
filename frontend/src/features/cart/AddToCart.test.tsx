import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, describe, expect, it, vi } from "vitest";
import { answering, visit } from "~/testing/answers";
import { aCart } from "~/testing/goods";
import { AddToCart } from "./AddToCart";
import { useCart } from "./CartProvider";

const milk = <AddToCart variantId="milk" name="Milk" stock="IN_STOCK" available={9} attribution="token-1" />;

describe("adding to the cart", () => {
  afterEach(() => vi.unstubAllGlobals());

  it("counts at once and tells where the wish came from", async () => {
    const asked = answering({
      Cart: () => ({ cart: null }),
      AddToCart: () => ({ addToCart: aCart({ milk: 1 }) }),
    });
    visit(milk);

    await userEvent.click(await screen.findByRole("button", { name: "Add Milk" }));

    expect(screen.getByRole("group", { name: "Milk, in cart" })).toHaveTextContent("1");
    await waitFor(() => expect(asked.map((one) => one.operationName)).toContain("AddToCart"));
    expect(asked.at(-1)?.variables).toEqual({ input: { variantId: "milk", quantity: 1, attribution: "token-1" } });
  });

  it("sends only where one ended after several presses", async () => {
    const nothingSent = () => undefined;
    let release: (value: unknown) => void = nothingSent;
    const asked = answering({
      Cart: () => ({ cart: aCart({ milk: 1 }) }),
      SetCartLine: (variables: Record<string, never>) => ({
        setCartLine: aCart({ milk: (variables.input as unknown as { quantity: number }).quantity }),
      }),
    });
    const answer = globalThis.fetch;
    vi.stubGlobal("fetch", async (url: string, init: RequestInit) => {
      if (String(init.body).includes("SetCartLine")) await new Promise((resolve) => (release = resolve));
      return answer(url, init);
    });
    visit(milk);
    const more = await screen.findByRole("button", { name: "One more" });

    await userEvent.click(more);
    await waitFor(() => expect(release).not.toBe(nothingSent));
    await userEvent.click(more);
    await userEvent.click(more);
    release(undefined);
    await waitFor(() => expect(asked.filter((one) => one.operationName === "SetCartLine")).toHaveLength(1));
    release(undefined);

    await waitFor(() => {
      const sent = asked.filter((one) => one.operationName === "SetCartLine").map((one) => one.variables.input);
      expect(sent).toEqual([
        { lineId: "cartline_milk", quantity: 2, expectedVersion: 1 },
        { lineId: "cartline_milk", quantity: 4, expectedVersion: 1 },
      ]);
    });
    expect(screen.getByRole("group")).toHaveTextContent("4");
  });

  it("counts every press, also those that come before the number is drawn again", async () => {
    function TwiceAtOnce() {
      const { quantityOf, wish } = useCart();
      const seen = quantityOf("milk");
      const more = () => wish({ variantId: "milk", quantity: seen + 1, seen });
      return <button onClick={() => [more(), more()]}>{seen} pieces</button>;
    }
    answering({ Cart: () => ({ cart: null }), AddToCart: () => ({ addToCart: aCart({ milk: 2 }) }) });
    visit(<TwiceAtOnce />);

    await userEvent.click(await screen.findByRole("button", { name: "0 pieces" }));

    expect(await screen.findByRole("button", { name: "2 pieces" })).toBeVisible();
  });

  it("puts the number back and says why when the shop refuses", async () => {
    answering({
      Cart: () => ({ cart: null }),
      AddToCart: () => ({
        addToCart: { __typename: "OutOfStock", message: "Only 0 of Milk are left.", available: 0, productName: "Milk" },
      }),
    });
    visit(milk);

    await userEvent.click(await screen.findByRole("button", { name: "Add Milk" }));

    await waitFor(() => expect(screen.getByText("Only 0 of Milk are left.")).toBeInTheDocument());
    expect(await screen.findByRole("button", { name: "Add Milk" })).toBeInTheDocument();
  });
});
