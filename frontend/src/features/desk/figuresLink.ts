/** The way from a number to the question behind it, in GraphiQL. */
import type { OrderChannel } from "~/gql/graphql";
import { FiguresQuery } from "./figuresDocument";
import type { Span } from "./periods";

export function figuresLink(period: Span, channel?: OrderChannel): string {
  const variables = { period: { from: period.from, to: period.to }, channel: channel ?? null };
  const parameters = new URLSearchParams({
    query: indented(String(FiguresQuery)),
    variables: JSON.stringify(variables, null, 2),
  });
  return `/graphiql/?${parameters}`;
}

/** Our documents travel on one line; people read them on many. */
export function indented(query: string): string {
  let depth = 0;
  let brackets = 0;
  let text = "";
  for (const sign of query.replace(/\s+/g, " ").trim()) {
    if (sign === "(") brackets += 1;
    if (sign === ")") brackets -= 1;
    if (brackets > 0 || (sign !== "{" && sign !== "}" && sign !== " ")) text += sign;
    else if (sign === "{") text = `${text.trimEnd()} {${line(++depth)}`;
    else if (sign === "}") text = `${text.trimEnd()}${line(--depth)}}${depth > 0 ? line(depth) : "\n"}`;
    else if (depth > 0) text = text.endsWith(line(depth)) ? text : `${text}${line(depth)}`;
    else text += sign;
  }
  return text;
}

function line(depth: number): string {
  return `\n${"  ".repeat(depth)}`;
}
