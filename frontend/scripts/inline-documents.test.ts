import { describe, expect, it } from "vitest";
import { inlineCalls, operationTexts } from "./inline-documents";

const texts = operationTexts({ "1": "query Cart {\n  cart {\n    id\n  }\n}" });

describe("inlined documents", () => {
  it("replace a call by the text of its operation", () => {
    const code = "const CartQuery = graphql(`\n  query Cart { cart { id } }\n`);";

    expect(inlineCalls(code, texts)).toBe('const CartQuery = "query Cart {\\n  cart {\\n    id\\n  }\\n}";');
  });

  it("leave nothing of a fragment, which lives in the operations", () => {
    expect(inlineCalls("const F = graphql(`fragment F on Cart { id }`);", texts)).toBe("const F = ({});");
  });

  it("refuse a document that was never generated", () => {
    expect(() => inlineCalls("graphql(`query New { shop { name } }`)", texts)).toThrow("npm run codegen");
  });
});
