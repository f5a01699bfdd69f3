/** Walks over what the server draws: whole without scripts, and taken over without a flicker. */
import assert from "node:assert/strict";
import { AxeBuilder } from "@axe-core/playwright";
import { ask, base, person } from "./people.mjs";

const GOODS = `{ products(filter: { inStock: true, category: "bakery" }, first: 1) { nodes { slug variantId } } }`;
const ADD = "mutation ($input: AddToCartInput!) { addToCart(input: $input) { __typename } }";
const sameEnough = 0.002;

const sizes = { 390: 844, 1440: 900 };

export async function publicPaths(page) {
  const { nodes } = (await ask(page, GOODS)).products;
  return ["/", "/aisles", "/c/bakery", "/c/bakery?brand=PRIVATE&sort=NAME", "/search?q=milk", "/search?q=mlik", "/search?q=qqqqzzzz", `/p/${nodes[0].slug}`, "/cart", "/login", "/signup", "/checkout", "/nowhere"];
}

/** The page as it came, where nothing runs. */
async function without(browser, width, options = {}) {
  return browser.newContext({ javaScriptEnabled: false, viewport: { width, height: sizes[width] }, locale: "en-US", ...options });
}

async function settled(page) {
  await page.waitForFunction(() => !document.getElementById("boot"), undefined, { timeout: 30_000 });
  await page.waitForLoadState("networkidle");
  await page.evaluate(async () => {
    await document.fonts.ready;
    await Promise.all([...document.images].filter((one) => one.loading === "eager").map((one) => one.decode()));
  });
}

/** Tags, attributes that are seen or heard, and words: one line each. */
function outline(html) {
  const unseen = /^(id|for|aria-labelledby|aria-describedby|aria-controls|data-.*|value|checked|selected)$/;
  const page = new DOMParser().parseFromString(html, "text/html");
  const lines = [];
  const walk = (node) => {
    if (node.nodeType === Node.TEXT_NODE) {
      const last = lines.at(-1);
      if (last?.startsWith('"')) lines[lines.length - 1] = last + node.data;
      else if (node.data) lines.push(`"${node.data}`);
      return;
    }
    if (node.nodeType !== Node.ELEMENT_NODE) return;
    if (node.matches("dialog") || (node.matches("[role=status]") && !node.firstChild)) return;
    if (node.classList.contains("as-drawn")) return node.childNodes.forEach(walk);
    node.classList.remove("active");
    const attributes = [...node.attributes]
      .filter(({ name, value }) => !unseen.test(name) && !(/^(class|style)$/.test(name) && !value))
      .map(({ name, value }) => `${name}=${name === "style" ? value.replace(/[\s;]/g, "") : value}`);
    lines.push(`<${[node.localName, ...attributes.sort()].join(" ")}>`);
    node.childNodes.forEach(walk);
    lines.push(`</${node.localName}>`);
  };
  page.body.childNodes.forEach(walk);
  return lines;
}

/** The part of all pixels that differ visibly between two photographs. */
async function difference(page, one, other) {
  return page.evaluate(async (shots) => {
    const [a, b] = await Promise.all(
      shots.map(async (shot) => {
        const image = Object.assign(new Image(), { src: `data:image/png;base64,${shot}` });
        await image.decode();
        const canvas = new OffscreenCanvas(image.width, image.height).getContext("2d");
        canvas.drawImage(image, 0, 0);
        return canvas.getImageData(0, 0, image.width, image.height).data;
      }),
    );
    let differing = 0;
    for (let at = 0; at < a.length; at += 4) {
      const distance = Math.abs(a[at] - b[at]) + Math.abs(a[at + 1] - b[at + 1]) + Math.abs(a[at + 2] - b[at + 2]);
      if (distance > 48) differing += 1;
    }
    return differing / (a.length / 4);
  }, [one.toString("base64"), other.toString("base64")]);
}

const shiftsOf = () =>
  new Promise((resolve) => {
    let sum = 0;
    const watch = new PerformanceObserver((list) => list.getEntries().forEach((one) => (sum += one.value)));
    watch.observe({ type: "layout-shift", buffered: true });
    setTimeout(() => resolve(sum), 100);
  });

export async function compare(browser, width, path, { cookies = [], colorScheme = "light" } = {}) {
  const plain = await without(browser, width, { colorScheme });
  await plain.addCookies(cookies);
  const before = await plain.newPage();
  await before.goto(base + path, { waitUntil: "networkidle" });
  const drawn = await before.screenshot();
  const html = await before.locator("#root").innerHTML();
  const drawnTitle = await before.title();
  await plain.close();

  const context = await browser.newContext({ viewport: { width, height: sizes[width] }, locale: "en-US", colorScheme });
  await context.addCookies(cookies);
  const page = await context.newPage();
  const complaints = [];
  page.on("pageerror", (error) => complaints.push(error.message));
  const asked = [];
  page.on("request", (request) => request.url().includes("/graphql") && asked.push(/(?:documentId"?[=:]"?)(\w+?)_/.exec(request.url() + (request.postData() ?? ""))?.[1]));
  await page.goto(base + path);
  await settled(page);
  await page.mouse.move(0, 0);
  const taken = await page.screenshot();
  const [was, is] = await Promise.all([page.evaluate(outline, html), page.locator("#root").innerHTML().then((now) => page.evaluate(outline, now))]);
  const result = {
    was, is, drawnTitle, complaints,
    title: await page.title(),
    shift: await page.evaluate(shiftsOf),
    pixels: await difference(page, drawn, taken),
    asked: asked.filter((name) => !["LogEvents", "CartChanged"].includes(name)),
    drawn, taken,
  };
  await context.close();
  return result;
}

/** Pages whose content comes with the bundle: only the frame is the same. */
const framesOnly = new Set(["/checkout"]);

export const walks = {};

for (const width of [390, 1440]) {
  walks[`taking over changes nothing that is seen at ${width} pixels`] = async (browser) => {
    const { page, context } = await person(browser);
    const paths = await publicPaths(page);
    await context.close();
    for (const path of paths) {
      const { was, is, ...seen } = await compare(browser, width, path);
      assert.equal(seen.title, seen.drawnTitle, path);
      assert.deepEqual(seen.complaints, [], path);
      assert.ok(seen.shift <= 0.001, `${path} shifts by ${seen.shift}`);
      if (framesOnly.has(path)) continue;
      assert.deepEqual(is, was, path);
      assert.deepEqual(seen.asked, [], `${path} asks again what it was told`);
      assert.ok(seen.pixels <= sameEnough, `${path}: ${(seen.pixels * 100).toFixed(2)} % of the pixels differ`);
    }
  };
}
