/** What a shopper reads goes through `t("…")`: a text that stands in a page by itself is English for everybody. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { parseSync } from "vite";
import { expect, it } from "vitest";
import german from "~/locales/de.json";

type Node = { type: string; value?: unknown; cooked?: string } & Record<string, unknown>;

const read = (file: string) => readFileSync(file, "utf8");
const inFolder = (folder: string) =>
  readdirSync(folder, { recursive: true, encoding: "utf8" }).map((file) => `${folder}/${file}`).filter((file) => /\.tsx?$/.test(file) && !file.includes(".test."));

/** What the routes of shoppers lead to, and what that is made of; who works here reads English. */
const files = new Set(["src/app/Footer.tsx", "src/app/AfterPaint.tsx", "src/app/shopRoutes.tsx", "src/app/accountRoutes.tsx", ...inFolder("src/components")]);
for (const file of files) {
  for (const [, name] of read(file).matchAll(/"((?:~|\.)\/(?:app|components|features|)[^"]*)"/g)) {
    const path = name!.startsWith("~") ? name!.replace("~", "src") : `${file.replace(/[^/]+$/, "")}${name!.slice(2)}`;
    for (const found of [`${path}.tsx`, `${path}.ts`]) if (existsSync(found) && !/Languages\.tsx|words\/|features\/(desk|till)\/|StorePage|deskRoutes/.test(found)) files.add(found);
  }
}

const shownAttributes = /^(title|label|placeholder|alt|hint|intro|button|aria-label)$/;
const isSentence = /^[A-Z][a-z’']+[ ,].*[a-z]{2}|^[A-Z][a-z’']+ [a-z]+ $/;
/** For programmers and for browsers. */
const isUnread = (parent: Node) => parent.type.startsWith("TS") || ["ImportDeclaration", "TaggedTemplateExpression", "NewExpression", "ThrowStatement"].includes(parent.type);

function* untranslated(node: Node, parent?: Node): Generator<string> {
  if (isUnread(node) || (node.type === "CallExpression" && (node.callee as Node).name === "t")) return;
  if (node.type === "JSXText" && /[a-z]{2}/i.test(String(node.value))) yield String(node.value).trim();
  const isShown = parent?.type === "JSXAttribute" && shownAttributes.test(String((parent.name as Node).name));
  const text = node.type === "TemplateElement" ? (node.value as { cooked: string }).cooked : node.value;
  const isText = typeof text === "string" && ["Literal", "TemplateElement"].includes(node.type) && !(text in german);
  if (isText && (isSentence.test(text) || (isShown && /[a-z]{2}/i.test(text)))) yield text.trim();
  for (const one of Object.values(node).flat()) {
    if (one && typeof (one as Node).type === "string") yield* untranslated(one as Node, node);
  }
}

it("finds what stands in a page by itself", () => {
  const page = 'const Page = () => <p title="Hello">Good <b>{open ? "Shops are open" : t("Shops are shut")}</b>{`Bought at ${day}`}</p>;';

  expect([...untranslated(parseSync("page.tsx", page).program as never)]).toEqual(["Hello", "Good", "Shops are open", "Bought at"]);
});

it("reads the pages of shoppers", () => {
  expect(files).toContain("src/features/checkout/Receipt.tsx");
  expect(files).toContain("src/features/account/AddressEditor.tsx");
});

it.each([...files])("%s says nothing in English only", (file) => {
  expect([...untranslated(parseSync(file, read(file)).program as never)]).toEqual([]);
});
