/** The language and place by which numbers, money and dates are written. */
import { language } from "./words";

export const locale = language === "de" ? "de-DE" : "en-US";
