/** What stands in the form, and what of it is sent. */
import type { EditedProductFragment as Product, ProductInput } from "~/gql/graphql";

export type Draft = Record<
  "name" | "description" | "nameDe" | "descriptionDe" | "categoryId" | "slug" | "externalRef" | "publishFrom" | "publishUntil" | "seoTitle" | "seoDescription",
  string
>;

export function draftOf(product: Product): Draft {
  const german = product.texts.find((one) => one.locale === "de");
  return {
    name: product.name,
    description: product.description,
    nameDe: german?.name ?? "",
    descriptionDe: german?.description ?? "",
    categoryId: product.category.id,
    slug: product.slug,
    externalRef: product.externalRef ?? "",
    publishFrom: asLocal(product.publishFrom),
    publishUntil: asLocal(product.publishUntil),
    seoTitle: product.seoTitle ?? "",
    seoDescription: product.seoDescription ?? "",
  };
}

/** Of the German words, those that the form does not show stay as they are. */
export function inputOf({ nameDe, descriptionDe, publishFrom, publishUntil, ...rest }: Draft, product: Product): ProductInput {
  const { seoTitle, seoDescription } = product.texts.find((one) => one.locale === "de") ?? {};
  const german = { locale: "de", name: nameDe, description: descriptionDe, seoTitle, seoDescription };
  const others = product.texts.filter((one) => one.locale !== "de").map(({ locale, ...said }) => ({ locale, name: said.name, description: said.description, seoTitle: said.seoTitle, seoDescription: said.seoDescription }));
  return { ...rest, publishFrom: asMoment(publishFrom), publishUntil: asMoment(publishUntil), texts: [...others, german] };
}

/** For an input of the browser, in the time of whoever looks. */
export function asLocal(moment: string | null): string {
  if (!moment) return "";
  const date = new Date(moment);
  return new Date(date.getTime() - date.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}

export function asMoment(local: string): string | null {
  return local ? new Date(local).toISOString() : null;
}
