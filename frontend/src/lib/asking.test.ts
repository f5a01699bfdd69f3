import { readFileSync } from "node:fs";
import { parse } from "graphql";
import { createRequest } from "urql";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { graphql } from "~/gql";
import { ask, asked, seeEarly } from "./asking";

const Public = graphql(`
  query Place {
    shop { channel { timeZone locale } }
  }
`);
const Personal = graphql(`
  query MemberOffers {
    offers { id isUsed ...OfferTicket }
  }
`);

describe("asking", () => {
  const sent = vi.fn<(url: string, init: RequestInit) => Promise<Response>>();
  beforeEach(() => {
    sent.mockReset().mockResolvedValue(new Response("{}"));
    vi.stubGlobal("fetch", sent);
  });
  afterEach(() => {
    history.replaceState(null, "", "/");
    vi.unstubAllGlobals();
  });

  it("sends the id of a document that the server has, and never its text", () => {
    const trusted = JSON.parse(readFileSync("src/gql/trusted-documents.json", "utf8")) as Record<string, string>;
    const question = asked(createRequest(Personal, {}) as never);

    expect(Object.keys(question)).toEqual(["documentId", "variables"]);
    expect(trusted[question.documentId ?? ""]).toContain("query MemberOffers");
  });

  it("asks as nobody what is answered alike for everybody", async () => {
    await ask(asked(createRequest(Public, { b: 1, a: "ä&" } as never) as never));

    const [url, init] = sent.mock.calls[0]!;
    const given = new URL(url, "http://shop").searchParams;
    expect(given.get("documentId")).toMatch(/^Place_[0-9a-f]{8}_shared$/);
    expect(given.get("variables")).toBe('{"a":"ä&","b":1}');
    expect(init).toEqual({ credentials: "omit" });
  });

  it("asks as whoever the cookies name for all that is somebody's", async () => {
    await ask(asked(createRequest(Personal, {}) as never));

    const [url, init] = sent.mock.calls[0]!;
    expect(url).toBe("/graphql");
    expect(init).toMatchObject({ method: "POST", credentials: "same-origin" });
    expect(init.headers).toMatchObject({ "x-patron-client": "web" });
  });

  it("asks as themselves who are shown what not everybody is", async () => {
    const question = asked(createRequest(Public, {}) as never);
    seeEarly(true);
    await ask(question);
    seeEarly();
    await ask(question);

    expect(sent.mock.calls.map(([, init]) => init.credentials)).toEqual(["same-origin", "omit"]);
  });

  it("asks as staff at the desk, where more is to be seen", async () => {
    history.replaceState(null, "", "/desk/stock");

    await ask(asked(createRequest(Public, {}) as never));

    expect(sent.mock.calls[0]![1]).toMatchObject({ method: "POST" });
  });
});

describe("the documents of the server", () => {
  const files = ["persisted", "trusted"].map(
    (name) => JSON.parse(readFileSync(`src/gql/${name}-documents.json`, "utf8")) as Record<string, string>,
  );

  it("are those that the client knows, with the type of every object", () => {
    const [known, trusted] = files as [Record<string, string>, Record<string, string>];

    expect(Object.keys(trusted)).toEqual(Object.keys(known));
    for (const text of Object.values(trusted)) {
      expect(() => parse(text)).not.toThrow();
      const objects = count(text, /\{/g) - count(text, /[$:]\s*\{/g);
      const roots = count(text, /\b(query|mutation|subscription) /g);
      expect(count(text, /__typename/g)).toBeGreaterThanOrEqual(objects - roots);
    }
  });
});

const count = (text: string, what: RegExp) => text.match(what)?.length ?? 0;
