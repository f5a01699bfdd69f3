import { parse } from "graphql";
import { expect, test } from "vitest";
import { formatFigure, formatRate } from "./figureWords";
import { figuresLink, indented } from "./figuresLink";
import { daysOf, lastDays, lastMonths, readPeriod } from "./periods";
import { formatWait } from "./wait";

const now = new Date(2026, 10, 22, 15, 30);

test("the last days end with today", () => {
  expect(daysOf(lastDays(7, now))).toEqual({ first: "2026-11-16", last: "2026-11-22" });
});

test("a typed last day counts whole", () => {
  const period = readPeriod("2026-11-01", "2026-11-30", now);

  expect(daysOf(period)).toEqual({ first: "2026-11-01", last: "2026-11-30" });
  expect(period.to).toBe(new Date(2026, 11, 1).toISOString());
});

test("days that make no sense give the last 28 days", () => {
  expect(readPeriod("2026-11-30", "2026-11-01", now).label).toBe("The last 28 days");
  expect(readPeriod(undefined, "2026-11-01", now).label).toBe("The last 28 days");
});

test("months run from their first moment to the next one's", () => {
  const [november, october] = lastMonths(2, now);

  expect(november?.label).toBe("November 2026");
  expect(october?.to).toBe(november?.from);
});

test("the link to GraphiQL carries the same query and variables, readable and valid", () => {
  const link = new URL(figuresLink(lastDays(28, now), "WEB"), "http://shop.example");

  const query = link.searchParams.get("query") ?? "";
  expect(() => parse(query)).not.toThrow();
  expect(query.split("\n").length).toBeGreaterThan(5);
  expect(JSON.parse(link.searchParams.get("variables") ?? "")).toMatchObject({ channel: "WEB" });
});

test("a query on one line becomes one field a line", () => {
  expect(indented("query Q($a: A) { b(a: $a) { c d } }")).toBe("query Q($a: A) {\n  b(a: $a) {\n    c\n    d\n  }\n}\n");
});

test("what cannot be computed is no zero", () => {
  expect(formatRate({ value: null })).toBe("No data yet");
  expect(formatRate({ value: 0 })).toBe("0%");
  expect(formatFigure({ value: null })).toBe("No data yet");
});

test("waiting is said in the unit that matters", () => {
  const before = (minutes: number) => new Date(now.getTime() - minutes * 60_000).toISOString();

  expect(formatWait(before(12), now)).toBe("12 min");
  expect(formatWait(before(185), now)).toBe("3 h 05");
  expect(formatWait(before(60 * 50), now)).toBe("2 days");
});
