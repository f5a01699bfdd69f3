/** The language and place by which numbers, money and dates are written. */
export const locale = "en-US";
