import { describe, expect, it } from "vitest";
import { inlineCalls, operationTexts } from "./inline-documents";

const texts = operationTexts({ Cart_1: "query Cart { cart { __typename id } }" });

describe("inlined documents", () => {
  it("replace a call by the text of its operation, called by its id", () => {
    const code = "const CartQuery = graphql(`\n  query Cart { cart { id } }\n`);";

    expect(inlineCalls(code, texts)).toBe('const CartQuery = "query Cart_1 { cart { __typename id } }";');
  });

  it("leave nothing of a fragment, which lives in the operations", () => {
    expect(inlineCalls("const F = graphql(`fragment F on Cart { id }`);", texts)).toBe("const F = ({});");
  });

  it("refuse a document that was never generated", () => {
    expect(() => inlineCalls("graphql(`query New { shop { name } }`)", texts)).toThrow("npm run codegen");
  });
});
