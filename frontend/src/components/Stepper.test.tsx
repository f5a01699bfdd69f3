import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it, vi } from "vitest";
import { Stepper } from "./Stepper";

describe("the stepper", () => {
  it("takes the last one out under its own name", async () => {
    const onChange = vi.fn();
    render(<Stepper label="Milk" quantity={1} onChange={onChange} />);

    await userEvent.click(screen.getByRole("button", { name: "Remove" }));

    expect(onChange).toHaveBeenCalledWith(0);
  });

  it("does not go past what is in stock", async () => {
    const onChange = vi.fn();
    render(<Stepper label="Milk" quantity={3} max={3} onChange={onChange} />);

    await userEvent.click(screen.getByRole("button", { name: "One more" }));

    expect(onChange).not.toHaveBeenCalled();
  });
});
