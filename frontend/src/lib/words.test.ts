import { readdirSync, readFileSync } from "node:fs";
import { beforeEach, describe, expect, it, vi } from "vitest";
import cases from "../../../tests/api/storefront_cases.json";
import ofServer from "../../../models/de.json";
import german from "~/locales/de.json";

const folders = ["src", "shell"];
const files = folders.flatMap((folder) => readdirSync(folder, { recursive: true, encoding: "utf8" }).map((file) => `${folder}/${file}`));
const sources = files.filter((file) => /\.(tsx?|html)$/.test(file) && !/\.test\.|gql\//.test(file)).map((file) => readFileSync(file, "utf8"));
const said = sources.flatMap((source) => [...source.matchAll(/\bt\(\s*(?:"([^"]+)"|'([^']+)')/g)].map(([, one, other]) => one ?? other ?? ""));

describe("what pages say", () => {
  it("is there in German, each sentence of it", () => {
    expect(said.length).toBeGreaterThan(100);
    expect([...new Set(said)].filter((english) => !(english in german))).toEqual([]);
  });

  it("is kept in German only while somebody says it", () => {
    const everything = sources.join("\n");
    const counted = sources.flatMap((source) => [...source.matchAll(/\bcount\(.*?, "([a-z ]+)"\)/g)].map(([, one]) => `${one}s`));
    const forgotten = Object.keys(german).filter((english) => !everything.includes(`"${english}"`) && !everything.includes(`'${english}'`));
    expect(forgotten.filter((english) => !counted.includes(english) && !(english in ofServer))).toEqual([]);
  });

  it("keeps its distance from the link before it", () => {
    const after = Object.entries(german).filter(([english]) => /^[ ,.]/.test(english));
    expect(after.filter(([, translated]) => /^\w/.test(translated))).toEqual([]);
  });

  it("keeps the names of what is filled in", () => {
    const names = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(String).sort();
    for (const [english, translated] of Object.entries(german)) expect(names(translated), english).toEqual(names(english));
  });
});

describe("a German page", () => {
  beforeEach(() => {
    vi.resetModules();
    document.documentElement.lang = "de";
    return () => void (document.documentElement.lang = "en");
  });

  it("writes numbers and money as the server does", async () => {
    const { learnWords } = await import("./words");
    await learnWords();
    const { formatMoney, formatUnitPrice } = await import("./money");
    const { count } = await import("./count");
    for (const [money, text] of cases.german.money) expect(formatMoney(money as never)).toBe(text);
    for (const [price, currency, unit, text] of cases.german.unitPrice) expect(formatUnitPrice({ amount: price!, currency: currency! }, unit!)).toBe(text);
    for (const [value, text] of cases.german.count) expect(count(value as number, "product")).toBe(text);
  });

  it("says what nobody has translated in English", async () => {
    const { learnWords, t } = await import("./words");
    await learnWords();
    expect(t("Bought together with milk in 12 orders")).toBe("Zusammen mit milk in 12 Bestellungen gekauft");
    expect([t("Not {what} yet", { what: "this" }), t("{n} left", { n: 3 })]).toEqual(["Not this yet", "noch 3"]);
  });
});
