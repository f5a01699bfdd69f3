/** Walks of merchandisers: what they say and show of a product is what a shopper sees; files go out and in. */
import assert from "node:assert/strict";
import * as axe from "./axe.mjs";
import { compare } from "./firstscreen.mjs";
import { ask, base, person } from "./people.mjs";

const soon = { timeout: 30_000 };
const PRODUCT = `query ($id: ID!) { catalogProduct(id: $id) { slug status } }`;
const ON_SALE = `{ products(filter: { inStock: true }, first: 1) { nodes { name articleNumber } } }`;

/** A photograph, all of it of one colour. */
async function photograph(page, colour) {
  const url = await page.evaluate((fill) => {
    const canvas = Object.assign(document.createElement("canvas"), { width: 720, height: 540 });
    const context = canvas.getContext("2d");
    context.fillStyle = fill;
    context.fillRect(0, 0, canvas.width, canvas.height);
    return canvas.toDataURL("image/png");
  }, colour);
  return { name: "photograph.png", mimeType: "image/png", buffer: Buffer.from(url.split(",")[1], "base64") };
}

const part = (page, title) => page.getByRole("form", { name: title });

async function save(page, form, action) {
  const answered = page.waitForResponse(async (one) => one.url().endsWith("/graphql") && /"\w+":\{"__typename":"CatalogProduct"/.test(await one.text()), soon);
  await form.getByRole("button", { name: action }).click();
  await answered;
  await page.getByText("Saved. Shoppers see it at once.").last().waitFor(soon);
  await form.locator(`button[type=submit][aria-disabled=true]`).waitFor(soon);
}

async function makeDraft(page, name, sku) {
  await page.goto(`${base}/desk/catalog`);
  await page.getByRole("link", { name: "New product" }).click();
  await page.getByLabel("Name", { exact: true }).fill(name);
  await page.getByLabel("New SKU").fill(sku);
  await page.getByLabel(/^New price in USD/).fill("4.50");
  await axe.refuteFaults(page);
  await page.getByRole("button", { name: "Make a draft" }).click();
  await page.getByRole("heading", { name, level: 2 }).waitFor(soon);
  return new URL(page.url()).searchParams.get("id");
}

async function showPhotographs(page) {
  const form = part(page, "Pictures");
  for (const [place, colour] of ["#a04020", "#20a040"].entries()) {
    await form.getByLabel("Bring a picture").setInputFiles(await photograph(page, colour));
    await form.getByLabel(`What picture ${place + 1} shows`, { exact: true }).fill(`A jar, seen ${place + 1}`);
  }
  await form.getByLabel("What picture 2 shows, in German").fill("Ein Glas von vorn");
  await form.getByRole("button", { name: /^Earlier ?, picture 2$/ }).click();
  await save(page, form, "Save pictures");
}

async function sayAttributes(page, code) {
  await page.getByText("Another attribute").click();
  const made = part(page, "New attribute");
  await made.getByLabel("Code").fill(code);
  await made.getByLabel("Attribute's name", { exact: true }).fill(`Fat ${code}`);
  await made.getByLabel("Type").selectOption("Number");
  await made.getByLabel("Unit").fill("g");
  await made.getByRole("button", { name: "Make attribute" }).click();
  const form = part(page, "Attributes");
  await form.getByLabel(`Fat ${code}, g`).fill("3.50");
  await save(page, form, "Save attributes");
}

async function linkToAnother(page) {
  const form = part(page, "Links");
  const { name, articleNumber } = (await ask(page, ON_SALE)).products.nodes[0];
  await form.getByLabel("Find what to add to “Better ones of its kind”").fill(articleNumber);
  await form.getByRole("button", { name: /^Add/ }).first().click();
  await save(page, form, "Save links");
  return name;
}

const cells = (line) => `,${line}`.match(/,("([^"]|"")*"|[^,]*)/g).map((cell) => cell.slice(1));

/** The rows of a file; line breaks inside of quotes belong to their row. */
const rowsOf = (csv) => csv.match(/(?:"(?:[^"]|"")*"|[^\r\n"])+/g);

async function bringFile(page, csv) {
  await page.getByLabel("A CSV file").setInputFiles({ name: "some.csv", mimeType: "text/csv", buffer: Buffer.from(csv) });
  await page.getByText("some.csv is here.").waitFor(soon);
}

async function runFile(page, button, told) {
  await page.getByRole("button", { name: button, exact: true }).click();
  await page.getByRole("main").getByRole("listitem").first().getByText(told).waitFor({ timeout: 60_000 });
}

export const walks = {
  async "a merchandiser makes a product, shows photographs of it and says all that a shopper then sees"(browser) {
    const mel = await person(browser, { email: "merchandiser" });
    const { page } = mel;
    const mark = Date.now().toString(36);
    const id = await makeDraft(page, `Plum jam ${mark}`, `JAM-${mark}`);
    await showPhotographs(page);
    await sayAttributes(page, `fat_${mark}`);
    const better = await linkToAnother(page);
    const limits = part(page, "Age limits");
    for (const market of await limits.getByRole("spinbutton").all()) await market.fill("18");
    await save(page, limits, "Save age limits");
    const noted = part(page, "Metadata");
    await noted.getByRole("button", { name: /^Add a row +For everybody$/ }).click();
    await noted.getByLabel("For everybody, key 1").fill("season");
    await noted.getByLabel("For everybody, value 1").fill("autumn");
    await save(page, noted, "Save metadata");
    await page.getByText("Another variant").click();
    const variant = part(page, "New variant");
    await variant.getByLabel("New SKU").fill(`JAM-L-${mark}`);
    await variant.getByLabel("Variant's name").fill("Large jar");
    await variant.getByLabel(/^New price in USD/).fill("7.90");
    await save(page, variant, "Add variant");
    // Only then does the page know the product's last revision, upon which it is published.
    await page.getByRole("form", { name: `Variant JAM-L-${mark}` }).waitFor(soon);
    await page.getByRole("button", { name: "Publish" }).click();
    await page.getByRole("button", { name: "Take back to a draft" }).waitFor(soon);
    await axe.refuteFaults(page);
    assert.deepEqual(mel.complaints, []);

    const { slug } = (await ask(page, PRODUCT, { id })).catalogProduct;
    const shopper = await person(browser, { width: 390 });
    await shopper.page.goto(`${base}/p/${slug}`);
    const photo = shopper.page.getByRole("img", { name: "A jar, seen 2" });
    await photo.waitFor(soon);
    await shopper.page.waitForFunction((one) => one.complete && one.naturalWidth > 0, await photo.elementHandle(), soon);
    assert.match(await photo.evaluate((one) => one.currentSrc), /\/media\/media_\w+\/\d+\.avif$/);
    await shopper.page.getByText(`Fat fat_${mark}`).waitFor(soon);
    await shopper.page.getByText("3.5\u00a0g").waitFor(soon);
    await shopper.page.getByText("From 18 years on: we ask for a proof of age at the door.").waitFor(soon);
    await shopper.page.getByText("Large jar").waitFor(soon);
    await shopper.page.getByRole("heading", { name: "Better ones of its kind" }).waitFor(soon);
    await shopper.page.getByText(better.split(",")[0]).first().waitFor(soon);
    await axe.refuteFaults(shopper.page);
    const { was, is, shift } = await compare(browser, 390, `/p/${slug}`);
    assert.deepEqual(is, was);
    assert.ok(shift <= 0.001, `shifts by ${shift}`);
    await shopper.page.goto(`${base}/search?q=Plum+jam+${mark}`);
    await shopper.page.getByRole("img", { name: "A jar, seen 2" }).waitFor(soon);
    assert.deepEqual(shopper.complaints, []);
  },

  async "some products go out as a file and come in again: the same, one of them changed, one row wrong"(browser) {
    const mel = await person(browser, { email: "merchandiser" });
    const { page } = mel;
    await page.goto(`${base}/desk/catalog/files`);
    await page.getByRole("button", { name: "Export everything" }).click();
    const link = page.getByRole("main").getByRole("listitem").first().getByRole("link", { name: "Download the file" });
    await link.waitFor({ timeout: 90_000 });
    const csv = await (await page.request.get(base + (await link.getAttribute("href")))).text();
    const [head, ...rows] = rowsOf(csv.replace(/^\ufeff/, ""));
    const some = rows.slice(0, 3);
    await bringFile(page, [head, ...some, ""].join("\r\n"));
    await runFile(page, "Dry run", "0 products would be new, 0 would be changed, 3 the same; 0 rows wrong.");

    const at = cells(head).indexOf('"seo_title"');
    const changed = cells(some[0]);
    changed[at] = `"Looked at ${Date.now()}"`;
    await bringFile(page, [head, changed.join(","), ...some.slice(1), ""].join("\r\n"));
    await runFile(page, "Import", "0 products new, 1 changed, 2 the same; 0 rows wrong.");

    changed[cells(head).indexOf('"maker"')] = "nobody";
    await bringFile(page, [head, changed.join(","), ""].join("\r\n"));
    await runFile(page, "Import", "1 row wrong.");
    await page.getByRole("main").getByRole("listitem").first().getByRole("cell", { name: "maker" }).waitFor(soon);
    await axe.refuteFaults(page);

    await page.goto(`${base}/desk/catalog?q=soft+drinks&status=LISTED`);
    await page.getByRole("button", { name: "Export these" }).click();
    const few = page.getByRole("main").getByRole("listitem").filter({ hasText: "only soft drinks, listed" }).first();
    const href = await few.getByRole("link", { name: "Download the file" }).getAttribute("href", { timeout: 90_000 });
    const narrowed = rowsOf((await (await page.request.get(base + href)).text()).replace(/^\ufeff/, ""));
    assert.ok(narrowed.length > 1 && narrowed.length < rows.length, `${narrowed.length} rows`);
    assert.deepEqual(mel.complaints, []);
  },
};
