/** Walks over what the server draws: whole without scripts, and taken over without a flicker. */
import assert from "node:assert/strict";
import * as axe from "./axe.mjs";
import { ask, base, person, quiet } from "./people.mjs";

const GOODS = `{ products(filter: { inStock: true, category: "bakery" }, first: 1) { nodes { slug variantId } } }`;
export const sameEnough = 0.002;

const sizes = { 390: 844, 1440: 900 };

export async function publicPaths(page) {
  const { nodes } = (await ask(page, GOODS)).products;
  return ["/", "/aisles", "/c/bakery", "/c/bakery?brand=PRIVATE&sort=NAME", "/c/bakery?stock=perhaps&sort=BEST&min=x", "/search?q=milk", "/search?q=mlik", "/search?q=qqqqzzzz", `/p/${nodes[0].slug}`, "/cart", "/login", "/signup", "/checkout", "/imprint", "/terms", "/nowhere"];
}

/** The page as it came, where nothing runs. */
async function without(browser, width, options = {}) {
  return browser.newContext({ javaScriptEnabled: false, viewport: { width, height: sizes[width] }, locale: "en-US", ...options });
}

/** The page as it stands until `release` lets the bundle come. */
async function held(browser, path, scripts) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: "en-US" });
  const page = await context.newPage();
  let release;
  const isReleased = new Promise((resolve) => (release = resolve));
  await page.route(scripts, async (route) => {
    await isReleased;
    await route.continue();
  });
  const isAsked = page.waitForRequest(scripts);
  await page.goto(base + path, { waitUntil: "domcontentloaded" });
  await isAsked;
  return { page, release };
}

export async function settled(page) {
  await page.waitForFunction(() => !document.getElementById("boot"), undefined, { timeout: 30_000 });
  await quiet(page);
  await page.evaluate(async () => {
    await document.fonts.ready;
    await Promise.all([...document.images].filter((one) => one.loading === "eager").map((one) => one.decode()));
  });
}

async function until(isTrue) {
  for (const deadline = Date.now() + 10_000; !(await isTrue()); await new Promise((go) => setTimeout(go, 20))) {
    assert.ok(Date.now() < deadline, String(isTrue));
  }
}

/** Tags, attributes that are seen or heard, and words: one line each. Each list that is recommended has a token of its own. */
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
      .map(({ name, value }) => `${name}=${name === "style" ? value.replace(/[\s;]/g, "") : value.replace(/from=rec\.[^&]*/, "from=rec")}`);
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
  await before.goto(base + path);
  await quiet(before);
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
    // What is saved, and what is beside a cart, is told to nobody but who asks.
    asked: asked.filter((name) => !["LogEvents", "CartChanged", "Saved", "SavedChanged", "CartBeside"].includes(name)),
    drawn, taken,
  };
  await context.close();
  return result;
}

export const walks = {
  async "what is typed, focused and scrolled before the bundle is there stays"(browser) {
    const { page, release } = await held(browser, "/", /assets\/main-.*\.js/);
    const field = page.getByRole("combobox", { name: "Search products" });
    await field.pressSequentially("oat mi");
    await page.evaluate(() => window.scrollTo(0, 300));
    await field.evaluate((input) => input.setSelectionRange(2, 4));
    release();
    await settled(page);

    assert.equal(await field.inputValue(), "oat mi");
    assert.deepEqual(await field.evaluate((input) => [document.activeElement === input, input.selectionStart, input.selectionEnd]), [true, 2, 4]);
    assert.equal(await page.evaluate(() => window.scrollY), 300);
    await page.keyboard.press("End");
    await page.keyboard.type("lk");
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/search\?q=oat\+milk/);
  },

  async "what is pressed before the bundle is there is done once it is, in parts that come later too"(browser) {
    const { page, release } = await held(browser, "/c/bakery", /assets\/(main|Facets)-.*\.js/);
    const add = page.locator(".tile").first().getByRole("button", { name: /^Add / });
    await add.click();
    await add.click();
    await page.getByRole("checkbox", { name: "In stock for delivery" }).check();
    release();
    await settled(page);

    await page.waitForURL(/stock=/);
    await page.getByRole("link", { name: /\$.*1 product in your cart/ }).waitFor({ timeout: 20_000 });
  },

  async "a number chosen and added before the bundle is there is in the cart"(browser) {
    const { page: ours, context } = await person(browser);
    const path = (await publicPaths(ours)).find((one) => one.startsWith("/p/"));
    await context.close();
    const { page, release } = await held(browser, path, /assets\/main-.*\.js/);
    await page.getByRole("button", { name: "One more" }).dblclick();
    await page.getByRole("button", { name: /^Add to cart/ }).click();
    release();

    await page.getByRole("link", { name: /\$.*3 products in your cart/ }).waitFor({ timeout: 20_000 });
  },

  async "stylesheets that come one after the other, in whatever order, move nothing"(browser) {
    const { page: ours, context: own } = await person(browser, { width: 390 });
    const paths = (await publicPaths(ours)).filter((path) => /^\/(p\/.*|c\/bakery|cart|)$/.test(path));
    await own.close();
    for (const isLastFirst of [false, true]) {
      for (const path of paths) {
        const context = await browser.newContext({ viewport: { width: 390, height: 844 }, locale: "en-US" });
        const page = await context.newPage();
        const waiting = [];
        let isAllThere = false;
        // The font may come before the first paint or after it, and has walks of its own.
        await page.route(/\.woff2/, (route) => route.abort());
        await page.route(/\/assets\/.*\.css/, async (route) => {
          if (!isAllThere) await new Promise((go) => waiting.push(go));
          await route.continue();
        });
        await page.goto(base + path, { waitUntil: "domcontentloaded" });
        const links = await page.waitForFunction(() => document.querySelectorAll("link[rel=stylesheet]").length);
        await until(async () => waiting.length === (await links.jsonValue()));
        isAllThere = true;
        for (const go of isLastFirst ? waiting.reverse() : waiting) {
          go();
          await page.waitForTimeout(150);
        }
        await settled(page);
        const shift = await page.evaluate(shiftsOf);
        assert.ok(shift <= 0.001, `${path} shifts by ${shift}`);
        await context.close();
      }
    }
  },

  async "a form sent before the bundle is there is sent by it"(browser) {
    const { page, release } = await held(browser, "/login", /assets\/main-.*\.js/);
    await page.getByLabel("E-mail").fill("customer@patron.example");
    await page.getByLabel("Password").fill("wrong");
    await page.keyboard.press("Enter");
    release();

    await page.getByRole("alert").filter({ hasText: /\S/ }).waitFor({ timeout: 20_000 });
    assert.equal(await page.getByLabel("E-mail").inputValue(), "customer@patron.example");
  },

  async "without scripts every link leads on"(browser) {
    const context = await without(browser, 1440);
    const page = await context.newPage();
    await page.goto(base);
    await page.getByRole("combobox", { name: "Search products" }).fill("milk");
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/search\?q=milk/);
    await page.locator(".tile .name a").first().click();
    await page.waitForURL(/\/p\//);
    await page.locator(".crumbs a").last().click();
    await page.waitForURL(/\/c\//);
  },

  async "without scripts nothing is amiss for those who listen"(browser) {
    const { page: ours, context: own } = await person(browser);
    const paths = await publicPaths(ours);
    await own.close();
    // The checker is a script itself, so it is only the shop's own that are kept away.
    const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
    const page = await context.newPage();
    await page.route(/\/assets\/.*\.js/, (route) => route.abort());
    for (const path of paths) {
      await page.goto(base + path, { waitUntil: "domcontentloaded" });
      await axe.refuteFaults(page, { inColour: false });
    }
  },
};
