import { beforeEach, describe, expect, it } from "vitest";
import { formatDay, formatMoment, formatWindow, setPlace } from "./dates";

const at = (day: number, hour: number) => new Date(Date.UTC(2026, 10, day, hour + 5)).toISOString();

describe("times", () => {
  beforeEach(() => setPlace({ timeZone: "America/New_York", locale: "en-US" }));

  it("are those of the shop, wherever the reader is", () => {
    const lateInNewYork = "2026-11-30T04:30:00Z";

    expect(formatMoment(lateInNewYork).replaceAll("\u202f", " ")).toBe("Sun, Nov 29, 11:30 PM");
    setPlace({ timeZone: "Asia/Tokyo", locale: "en-US" });
    expect(formatDay(lateInNewYork)).toBe("Monday, November 30");
  });

  it("say a window over days by its days", () => {
    expect(formatWindow(at(24, 9), at(26, 9))).toBe("Tue, Nov 24 to Thu, Nov 26");
  });

  it("promise a day, not an hour, where both ends are the same day", () => {
    expect(formatWindow(at(23, 9), at(23, 9))).toBe("Mon, Nov 23");
    expect(formatWindow(at(23, 9), at(23, 18))).toBe("Mon, Nov 23");
  });
});
