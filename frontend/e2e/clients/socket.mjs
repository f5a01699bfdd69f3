/** graphql-transport-ws to the letter, by npm's graphql-ws: who is let in, how it ends, what is not missed. */
import assert from "node:assert/strict";
import { once } from "node:events";
import { connect as dial, createServer } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { createClient } from "graphql-ws";
import WebSocket from "ws";
import { shopper, until } from "./scenario.mjs";

const CART = "subscription { cartChanged { quantity } }";
const ADD = "mutation ($v: ID!) { addToCart(input: { variantId: $v }) { ... on Cart { quantity } } }";
const LOG_IN = `mutation { logIn(input: { email: "customer@patron.example", password: "patron-demo" }) {
  ... on SignedIn { token }
} }`;

export const socketWalks = {
  async "a socket knows an app by its bearer token"() {
    const { url, socketUrl } = shopper();
    const { logIn } = await ask(url, { "x-patron-client": "app" }, LOG_IN);
    const params = { authorization: `Bearer ${logIn.token}`, "x-patron-client": "app" };
    const client = createClient({ url: socketUrl, webSocketImpl: WebSocket, connectionParams: params });

    const [me] = await all(client.iterate({ query: "{ me { email } }" }));

    assert.equal(me.data.me.email, "customer@patron.example");
    await client.dispose();
  },

  async "a token that is nobody's is refused with 4403"() {
    const [code] = await closing((socket) => socket.send(init({ authorization: "Bearer nobody" })));
    assert.equal(code, 4403);
  },

  async "each fault has its code"() {
    const after = (...messages) => closing(async (socket) => {
      for (const message of messages) socket.send(message);
    });
    const subscribe = JSON.stringify({ type: "subscribe", id: "1", payload: { query: CART } });
    assert.equal((await after("nonsense"))[0], 4400);
    assert.equal((await after(subscribe))[0], 4401);
    assert.equal((await after(init(), init()))[0], 4429);
    assert.equal((await after(init(), subscribe, subscribe))[0], 4409);
    assert.equal((await closing(() => undefined, []))[0], 4406);
    assert.equal((await closing(() => undefined))[0], 4408);
  },

  async "pings are answered and answers awaited"() {
    const { socketUrl } = shopper();
    const pongs = [];
    const on = { pong: (isReceived) => isReceived && pongs.push(isReceived) };
    const client = createClient({ url: socketUrl, webSocketImpl: WebSocket, lazy: false, keepAlive: 50, on });
    await until(() => pongs.length > 2);
    await client.dispose();
  },

  async "a query completes, and a mistake is told without ending the others"() {
    const client = createClient({ url: shopper().socketUrl, webSocketImpl: WebSocket });
    const watching = client.iterate({ query: CART });
    assert.equal((await watching.next()).value.data.cartChanged, null);

    await assert.rejects(all(client.iterate({ query: "{{{" })), (reason) => /Syntax/.test(reason[0].message));
    await assert.rejects(all(client.iterate({ query: "{ nothing }" })), (reason) => /nothing/.test(reason[0].message));
    assert.equal((await all(client.iterate({ query: "{ shop { name } }" }))).length, 1);

    await watching.return();
    await client.dispose();
  },

  async "a change made while the line was down is seen when it is back"() {
    const line = await aLine(new URL(shopper().url));
    const { url, headers } = shopper();
    const { products } = await ask(url, headers, "{ products(filter: { inStock: true }, first: 1) { nodes { variantId } } }");
    const add = () => ask(url, headers, ADD, { v: products.nodes[0].variantId });
    const client = createClient({
      url: `ws://127.0.0.1:${line.port}/graphql`,
      webSocketImpl: WebSocket,
      connectionParams: headers,
      retryAttempts: Infinity,
      shouldRetry: () => true,
      retryWait: () => sleep(50),
    });
    const seen = [];
    const heard = ({ data }) => seen.push(data.cartChanged?.quantity);
    client.subscribe({ query: CART }, { next: heard, error: () => undefined, complete: () => undefined });
    await add();
    await until(() => seen.at(-1) === 1);

    line.cut();
    await add();
    line.mend();

    await until(() => seen.at(-1) === 2);
    await client.dispose();
    await line.close();
  },
};

const init = (payload) => JSON.stringify({ type: "connection_init", payload });

/** Code and reason with which a socket ends after `act`. */
async function closing(act, protocol = "graphql-transport-ws") {
  const socket = new WebSocket(shopper().socketUrl, protocol);
  socket.on("error", () => undefined);
  socket.once("open", () => act(socket));
  const [code, reason] = await once(socket, "close");
  return [code, String(reason)];
}

async function all(results) {
  const seen = [];
  for await (const result of results) seen.push(result);
  return seen;
}

async function ask(url, headers, query, variables) {
  const body = JSON.stringify({ query, variables });
  const reply = await fetch(url, { method: "POST", headers: { ...headers, "content-type": "application/json" }, body });
  return (await reply.json()).data;
}

/** A way to the shop that can be cut, and mended. */
async function aLine(target) {
  const wires = new Set();
  let isCut = false;
  const server = createServer((near) => {
    if (isCut) return near.destroy();
    const far = dial(Number(target.port), target.hostname);
    for (const [one, other] of [[near, far], [far, near]]) {
      wires.add(one);
      one.on("error", () => undefined).on("close", () => other.destroy()).pipe(other);
    }
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  const cut = () => {
    isCut = true;
    for (const wire of wires) wire.destroy();
  };
  const close = () => {
    cut();
    return new Promise((done) => server.close(done));
  };
  return { port: server.address().port, cut, mend: () => (isCut = false), close };
}
