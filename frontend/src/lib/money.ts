/** Money is an exact decimal and a currency; sums are made in minor units, never in floats. */
import { locale } from "./locale";
import { language, t } from "./words";

export type Money = { amount: string; currency: string };

export type PriceParts = { symbol: string; whole: string; cents: string; isSymbolLast: boolean };

const formats = new Map<string, Intl.NumberFormat>();

function format(currency: string): Intl.NumberFormat {
  const known = formats.get(currency);
  if (known) return known;
  const made = new Intl.NumberFormat(locale, { style: "currency", currency });
  formats.set(currency, made);
  return made;
}

/** "$24.98" */
export function formatMoney(money: Money): string {
  return format(money.currency).format(money.amount as `${number}`);
}

/** The pieces of a shelf ticket: "$", "24", "98". */
export function priceParts(money: Money): PriceParts {
  const parts = format(money.currency).formatToParts(money.amount as `${number}`);
  const of = (...types: string[]) =>
    parts
      .filter((part) => types.includes(part.type))
      .map((part) => part.value)
      .join("");
  return {
    symbol: of("currency"),
    whole: of("minusSign", "integer", "group"),
    cents: of("fraction"),
    isSymbolLast: parts[0]?.type !== "currency",
  };
}

export function toMinor(money: Money): bigint {
  const [whole = "0", fraction = ""] = money.amount.replace("-", "").split(".");
  const digits = fractionDigits(money.currency);
  const value = BigInt(whole + fraction.padEnd(digits, "0").slice(0, digits));
  return money.amount.startsWith("-") ? -value : value;
}

export function fromMinor(value: bigint, currency: string): Money {
  const digits = fractionDigits(currency);
  const text = (value < 0n ? -value : value).toString().padStart(digits + 1, "0");
  const amount = digits === 0 ? text : `${text.slice(0, -digits)}.${text.slice(-digits)}`;
  return { amount: value < 0n ? `-${amount}` : amount, currency };
}

function fractionDigits(currency: string): number {
  return format(currency).resolvedOptions().maximumFractionDigits ?? 2;
}

/** `first` plus all others; the currency is that of `first`. */
export function addMoney(first: Money, ...others: Money[]): Money {
  return fromMinor(
    others.reduce((sum, one) => sum + toMinor(one), toMinor(first)),
    first.currency,
  );
}

export function negate(money: Money): Money {
  return fromMinor(-toMinor(money), money.currency);
}

export function times(money: Money, quantity: number): Money {
  return fromMinor(toMinor(money) * BigInt(quantity), money.currency);
}

export function isZero(money: Money): boolean {
  return Number(money.amount) === 0;
}

const units: Record<string, string> = { oz: "an ounce", lb: "a pound", each: "each", ct: "each", "fl oz": "a fl. ounce" };

/** "17.7¢ an ounce"; from a dollar on "$2.35 a pound". */
export function formatUnitPrice(price: Money, unit: string): string {
  const words = t(units[unit] ?? "per {unit}", { unit });
  const value = Number(price.amount);
  if (price.currency !== "USD" || value >= 1) return `${format(price.currency).format(value)} ${words}`;
  const cents = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 }).format(value * 100);
  return `${cents}${language === "de" ? "\u00a0" : ""}¢ ${words}`;
}
