/** The legal pages by name, and where everybody reads them. */
import type { LegalKind } from "~/gql/graphql";

export const legalKinds: LegalKind[] = ["IMPRINT", "PRIVACY", "TERMS", "WITHDRAWAL"];

export const legalWords: Record<LegalKind, { title: string; path: "/imprint" | "/privacy" | "/terms" | "/withdrawal" }> = {
  IMPRINT: { title: "Imprint", path: "/imprint" },
  PRIVACY: { title: "Privacy", path: "/privacy" },
  TERMS: { title: "Terms", path: "/terms" },
  WITHDRAWAL: { title: "Right of withdrawal", path: "/withdrawal" },
};

type Page = { inForce: { isSample: boolean } | null; newest: { inForceAt: string } | null };

/** What is wrong with a page, in words; undefined when nothing is. */
export function faultOf({ inForce, newest }: Page): string | undefined {
  if (inForce?.isSample) return "Sample text, to be replaced";
  if (!inForce) return newest ? "Written, not in force yet" : "Not written yet";
  return undefined;
}

export function kindOf(text: string | undefined): LegalKind | undefined {
  return legalKinds.find((kind) => kind.toLowerCase() === text);
}
