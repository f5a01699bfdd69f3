/** Signing up, passwords, sessions and second factors, by mail and on two devices. */
import assert from "node:assert/strict";
import { createHmac } from "node:crypto";
import { ask, base, mailedLink, person } from "./people.mjs";

const password = "a long password";
/** Opens a page that the server has drawn, and waits until it is the bundle's. */
async function open(page, path) {
  await page.goto(base + path);
  await page.waitForFunction(() => !document.getElementById("boot") && document.querySelectorAll("main").length === 1);
}

export const newcomer = () => `ana-${crypto.randomUUID().slice(0, 8)}@example.com`;

export async function signUp(page, email) {
  await open(page, "/signup");
  await page.getByLabel("Name").fill("Ana Moreira");
  await page.getByLabel("E-mail").fill(email);
  await page.getByRole("button", { name: "Send me the link" }).click();
  await page.getByRole("heading", { name: "Look in your mail" }).waitFor();
  await page.goto(await mailedLink(email, "/welcome"));
  await page.getByLabel("New password").fill(password);
  await page.getByRole("button", { name: "Make my account" }).click();
  await page.waitForURL(`${base}/account`);
}

async function logIn(page, email, secret = password) {
  await open(page, "/login");
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password").fill(secret);
  await page.getByRole("button", { name: "Log in" }).click();
}

/** The code of an authenticator app, as RFC 6238 has it. */
function totp(secret, step) {
  const bits = [...secret].map((letter) => "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(letter).toString(2).padStart(5, "0")).join("");
  const key = Buffer.from(bits.match(/.{8}/g).map((byte) => Number.parseInt(byte, 2)));
  const moment = Buffer.alloc(8);
  moment.writeBigUInt64BE(BigInt(step));
  const mac = createHmac("sha1", key).update(moment).digest();
  const at = mac[19] & 15;
  return String((mac.readUInt32BE(at) & 0x7fffffff) % 1_000_000).padStart(6, "0");
}

const present = () => Math.floor(Date.now() / 30_000);

async function sessionCookie(context) {
  const cookies = await context.cookies(base);
  return cookies.find(({ name }) => name.includes("session"))?.value;
}

export const walks = {
  async "an account is made by mail, and known addresses are answered alike"(browser) {
    const email = newcomer();
    const { page, complaints } = await person(browser, { width: 390 });
    await signUp(page, email);
    await page.getByRole("heading", { name: "Hello, Ana" }).waitFor();

    const other = await person(browser);
    await open(other.page, "/signup");
    await other.page.getByLabel("Name").fill("Somebody");
    await other.page.getByLabel("E-mail").fill(email);
    await other.page.getByRole("button", { name: "Send me the link" }).click();
    await other.page.getByRole("heading", { name: "Look in your mail" }).waitFor();
    assert.deepEqual(complaints, []);
  },

  async "a forgotten password is set anew, and everybody is logged out"(browser) {
    const email = newcomer();
    const first = await person(browser);
    await signUp(first.page, email);
    const before = await sessionCookie(first.context);

    const { page, context } = await person(browser, { width: 390 });
    await open(page, "/login");
    await page.getByRole("link", { name: "Forgot your password?" }).click();
    // The page before it has a field of the same name.
    await page.getByRole("heading", { name: "Forgot your password?" }).waitFor();
    await page.getByLabel("E-mail").fill(email);
    await page.getByRole("button", { name: "Send me the link" }).click();
    await page.getByRole("heading", { name: "Look in your mail" }).waitFor();
    const address = await mailedLink(email, "/reset-password");
    await page.goto(address);
    await page.getByLabel("New password").fill("another long one");
    await page.getByRole("button", { name: "Set my password" }).click();
    await page.waitForURL(`${base}/login`);
    await logIn(page, email, "another long one");
    await page.waitForURL(`${base}/`);

    assert.notEqual(await sessionCookie(context), before);
    assert.equal((await ask(first.page, "{ me { email } }")).me, null);
    await page.goto("about:blank");
    await page.goto(address);
    await page.getByLabel("New password").fill("a third long one");
    await page.getByRole("button", { name: "Set my password" }).click();
    await page.getByText("This link has been used, or is too old.").waitFor();
  },

  async "another device is logged out from the security page, on a phone"(browser) {
    const email = newcomer();
    const { page, complaints } = await person(browser, { width: 390 });
    await signUp(page, email);
    const other = await person(browser);
    await logIn(other.page, email);
    await other.page.waitForURL(`${base}/`);

    await open(page, "/account/security");
    await page.getByRole("button", { name: /^Log out Chrome/ }).click();
    await page.getByText("1 device logged out.").waitFor();

    assert.equal((await ask(other.page, "{ me { email } }")).me, null);
    assert.equal((await ask(page, "{ me { email } }")).me.email, email);
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    assert.ok(width <= 390, `${width} px wide`);
    assert.deepEqual(complaints, []);
  },

  async "a second factor is set up, asked for, and replaced by paper"(browser) {
    const email = newcomer();
    const { page } = await person(browser);
    await signUp(page, email);
    await open(page, "/account/security");
    await page.getByRole("button", { name: "Set it up" }).click();
    await page.getByRole("img", { name: "Code for your authenticator app" }).waitFor();
    const secret = (await page.locator(".secret").textContent()).replaceAll(" ", "");
    await page.getByLabel("Code", { exact: true }).fill(totp(secret, present()));
    await page.getByRole("button", { name: "It works" }).click();
    await page.locator(".paper-codes li").first().waitFor();
    const paper = await page.locator(".paper-codes li").allTextContents();
    assert.equal(paper.length, 8);

    const later = await person(browser);
    await logIn(later.page, email);
    await later.page.getByLabel("Code", { exact: true }).fill("000000");
    await later.page.getByRole("button", { name: "Log in" }).click();
    await later.page.getByText("That code is not right").waitFor();
    await later.page.getByLabel("Code", { exact: true }).fill(paper[0]);
    await later.page.getByRole("button", { name: "Log in" }).click();
    await later.page.waitForURL(`${base}/`);
  },
};
