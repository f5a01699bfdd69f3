import { beforeEach, describe, expect, it } from "vitest";
import { forgetKey, keyFor } from "./idempotency";

describe("the key of a request", () => {
  beforeEach(() => {
    sessionStorage.clear();
    forgetKey("order");
  });

  it("stays the same while the request is the same", () => {
    expect(keyFor("order", { cart: 1 })).toBe(keyFor("order", { cart: 1 }));
  });

  it("is another one for another request", () => {
    expect(keyFor("order", { cart: 1 })).not.toBe(keyFor("order", { cart: 2 }));
  });

  it("is another one after the order is done", () => {
    const first = keyFor("order", { cart: 1 });
    forgetKey("order");
    expect(keyFor("order", { cart: 1 })).not.toBe(first);
  });
});
