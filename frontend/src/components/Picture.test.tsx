import { render, screen } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { arrangement, Picture } from "./Picture";

describe("the picture of a product", () => {
  it("shows more pieces for a larger pack", () => {
    expect([arrangement("8 oz"), arrangement("22 oz"), arrangement("2.5 lb")]).toEqual([1, 2, 3]);
  });

  it("shows one piece when the size is unknown or no number", () => {
    expect([arrangement(null), arrangement(""), arrangement("large")]).toEqual([1, 1, 1]);
  });

  it("is read as words, not as a sign", () => {
    render(<Picture picture="1f950" wall="bakery" maker={794} size="14.1 oz" />);

    expect(screen.getByText("Maker")).toBeInTheDocument();
    expect(screen.getByText("14.1 oz")).toBeInTheDocument();
  });
});
