import { describe, expect, it } from "vitest";
import { formatWindow, greeting } from "./dates";

const at = (day: number, hour: number) => new Date(2026, 10, day, hour).toISOString();

describe("times", () => {
  it("say a window within a day by its hours", () => {
    expect(formatWindow(at(26, 14), at(26, 18)).replaceAll("\u202f", " ")).toBe("Thu, Nov 26, 2:00 PM–6:00 PM");
  });

  it("say a window over days by its days, and a single moment by its day", () => {
    expect(formatWindow(at(24, 9), at(26, 9))).toBe("Tue, Nov 24 to Thu, Nov 26");
    expect(formatWindow(at(23, 9), at(23, 9))).toBe("Mon, Nov 23");
  });

  it("greet by the hour", () => {
    expect([3, 9, 14, 21].map((hour) => greeting(new Date(2026, 0, 1, hour)))).toEqual([
      "Still up",
      "Morning",
      "Afternoon",
      "Evening",
    ]);
  });
});
