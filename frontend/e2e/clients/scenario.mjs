/** One small purchase that every client must be able to make, by its own means, as an app would. */
import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";

const base = process.env.PATRON_URL ?? "http://localhost:8000";
const soon = 10_000;

const GOODS = `query Goods {
  products(filter: { inStock: true }, first: 1) { nodes { id name variantId price { amount currency } } }
}`;
const THING = `query Thing($id: ID!) { node(id: $id) { __typename id ... on Product { name } ... on Variant { sku } } }`;
const ADD = `mutation Add($input: AddToCartInput!) {
  addToCart(input: $input) { __typename ... on Cart { id quantity } ... on Error { message } }
}`;
const CART = `subscription Watch { cartChanged { id quantity } }`;

/** Where the shop is, and a shopper without cookies: a token of one's own making names the visitor. */
export function shopper() {
  const headers = { "x-patron-client": "app", "x-patron-visitor": randomBytes(24).toString("base64url") };
  return { url: `${base}/graphql`, socketUrl: `${base.replace(/^http/, "ws")}/graphql`, headers };
}

/** `connect` makes a client of `{ask, watch, close}`: a promise of one result, and a callback for many. */
export async function shopWith(connect) {
  const client = connect(shopper());
  try {
    const product = await findProduct(client);
    await refuse(client);
    await seeErrors(client);
    await watchTheCart(client, product.variantId);
  } finally {
    await client.close?.();
  }
}

async function findProduct({ ask }) {
  const { data, errors } = await ask(GOODS);
  assert.equal(errors?.length ?? 0, 0);
  const [product] = data.products.nodes;
  assert.equal(typeof product.price.amount, "string");
  const again = await ask(THING, { id: product.id });
  assert.equal(again.data.node.__typename, "Product");
  assert.equal(again.data.node.name, product.name);
  return product;
}

async function refuse({ ask }) {
  const { data, errors } = await ask(ADD, { input: { variantId: "variant_nonsense", quantity: 1 } });
  assert.equal(errors?.length ?? 0, 0);
  assert.equal(data.addToCart.__typename, "NotFound");
  assert.match(data.addToCart.message, /\w/);
}

async function seeErrors({ ask }) {
  const { data, errors } = await ask("query Wrong { nothingOfThatName }");
  assert.match(errors[0].message, /nothingOfThatName/);
  assert.equal(data ?? null, null);
}

async function watchTheCart({ ask, watch }, variantId) {
  const seen = [];
  const stop = watch(CART, (result) => seen.push(result.data.cartChanged?.quantity ?? 0));
  try {
    await until(() => seen.length === 1);
    const { data } = await ask(ADD, { input: { variantId, quantity: 2 } });
    assert.deepEqual([data.addToCart.__typename, data.addToCart.quantity], ["Cart", 2]);
    await until(() => seen.length === 2);
    assert.deepEqual(seen, [0, 2]);
  } finally {
    stop();
  }
}

export async function until(happens) {
  const deadline = Date.now() + soon;
  while (!(await happens())) {
    if (Date.now() > deadline) throw new Error(`${happens} did not happen within ${soon / 1000} s`);
    await sleep(20);
  }
}
