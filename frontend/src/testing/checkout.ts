/** What the shop tells of a checkout, naming only what a test is about. */
import { usd } from "./factories";

const part = (name: string, label: string, row: number, more: object = {}) => ({
  name,
  label,
  row,
  isRequired: true,
  choices: [],
  pattern: null,
  example: null,
  ...more,
});

const states = [
  { value: "NY", name: "New York" },
  { value: "OH", name: "Ohio" },
];

export const addressFormat = (country = "US") => ({
  country,
  fields:
    country === "US"
      ? [
          part("name", "Name", 0),
          part("line1", "Street and number", 1),
          part("line2", "Floor, flat (if any)", 2, { isRequired: false }),
          part("city", "Town", 3),
          part("region", "State", 3, { choices: states }),
          part("postal_code", "ZIP code", 3),
        ]
      : [part("name", "Name", 0), part("line1", "Street and number", 1), part("postal_code", "Postal code", 2), part("city", "Town", 2)],
});

/** Standard delivery of a cart that comes to $5.36 without it. */
export const aWay = (more: object = {}) => ({
  code: "standard",
  kind: "DELIVERY",
  name: "Standard",
  description: "To the door.",
  price: usd("4.99"),
  earliest: "2026-11-24T14:00:00Z",
  latest: "2026-11-26T14:00:00Z",
  totals: {
    subtotal: usd("5.00"),
    discount: usd("0.00"),
    shipping: usd("4.99"),
    tax: usd("0.36"),
    total: usd("10.35"),
    taxIsIncluded: false,
  },
  ...more,
});

/** Answers each question of the checkout page: a US shop that asks for nothing but an address. */
export const checkoutAnswers = (more: object = {}) => ({
  checkout: ({ country }: { country: string }) => ({
    deliveryMethods: [aWay()],
    mustAccept: [],
    ageLimit: null,
    isOldEnough: null,
    countries: ["US"],
    returnDays: 30,
    returnFee: usd("0.00"),
    soldForGood: [],
    addressFormat: addressFormat(country || "US"),
    ...more,
  }),
  savedAddresses: [],
  paymentMethods: [{ code: "card" }, { code: "paypal" }, { code: "wallet" }],
  reserveCart: () => ({ __typename: "HeldCart", expiresAt: new Date(Date.now() + 900_000).toISOString() }),
});
