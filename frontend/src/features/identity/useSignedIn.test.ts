import { describe, expect, it } from "vitest";
import { landing } from "./useSignedIn";

describe("after logging in", () => {
  it("one goes on to where one wanted", () => {
    expect(landing("/checkout", ["CUSTOMER"])).toBe("/checkout");
  });

  it("nobody is sent to another site", () => {
    for (const next of ["https://evil.example", "//evil.example", "/\\evil.example", "javascript:alert(1)"]) {
      expect(landing(next, ["CUSTOMER"])).toBe("/");
    }
  });

  it("staff start at their desk", () => {
    expect(landing(undefined, ["AGENT"])).toBe("/desk");
  });
});
