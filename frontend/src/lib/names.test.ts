import { describe, expect, it } from "vitest";
import { toldApart, withoutSize } from "./names";

describe("a product's name", () => {
  it("does not say twice what the edge says", () => {
    expect(withoutSize("Family cereal, 16 oz", "16 oz")).toBe("Family cereal");
  });

  it("keeps a size that is part of it", () => {
    expect(withoutSize("Soft drinks, 12 to 18 cans, 12 oz", "12 oz")).toBe("Soft drinks, 12 to 18 cans");
    expect(withoutSize("Bananas", null)).toBe("Bananas");
  });

  it("never leaves a unit alone on a line", () => {
    expect(withoutSize("Soft drinks, 12 oz cans", "2 ltr")).toBe("Soft drinks, 12\u00a0oz cans");
  });

  it("is told from its twins by its number, where nothing else does", () => {
    const yogurt = { size: "6 oz", maker: 69, articleNumber: "1082185", needsArticleNumber: true };

    expect(toldApart(yogurt)).toBe("6\u00a0oz, maker 69, no. 1082185");
    expect(toldApart({ ...yogurt, size: null, needsArticleNumber: false })).toBe("maker 69");
  });
});
