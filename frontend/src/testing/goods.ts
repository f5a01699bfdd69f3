/** Goods and carts as the server sends them, naming only what a test is about. */
const usd = (amount: string) => ({ __typename: "Money", amount, currency: "USD" });

export function aCart(quantities: Record<string, number>, changes: object = {}) {
  const lines = Object.entries(quantities).map(([variantId, quantity]) => aLine(variantId, quantity));
  return {
    __typename: "Cart",
    id: "cart_1",
    version: 1,
    quantity: lines.reduce((sum, line) => sum + line.quantity, 0),
    lines,
    totals: {
      __typename: "Totals",
      subtotal: usd("5.00"),
      discount: usd("0.00"),
      shipping: usd("0.00"),
      tax: usd("0.36"),
      total: usd("5.36"),
      taxIsIncluded: false,
    },
    offer: null,
    offers: [],
    warnings: [],
    note: "",
    merge: null,
    ...changes,
  };
}

function aLine(variantId: string, quantity: number) {
  return {
    __typename: "CartLine",
    id: `cartline_${variantId}`,
    variantId,
    quantity,
    isAvailable: true,
    least: 1,
    most: 99,
    step: 1,
    unitPrice: usd("2.50"),
    regularUnitPrice: null,
    lowestRecentPrice: null,
    total: usd("5.00"),
    product: {
      __typename: "Product",
      id: `product_${variantId}`,
      name: `Goods ${variantId}`,
      slug: variantId,
      picture: "1f95b",
      wall: "dairy",
      photo: null,
      maker: 69,
      size: "12 oz",
      articleNumber: "1082185",
      needsArticleNumber: false,
      stock: "IN_STOCK",
      quantityAvailable: 9,
    },
  };
}
