/** The same figures, one row for each span or channel. */
import type { ReactNode } from "react";
import type { OrderChannel } from "~/gql/graphql";
import { formatNumber } from "~/lib/count";
import { formatFigure, formatRate } from "./figureWords";
import type { Span } from "./periods";
import { useFigures } from "./useFigures";

export function FigureTable(props: { title: string; first: string; children: ReactNode }) {
  return (
    <section aria-label={props.title}>
      <h2>{props.title}</h2>
      <div className="scrolls" role="region" aria-label={`${props.title}, table`} tabIndex={0}>
        <table className="rows">
          <thead>
            <tr>
              <th scope="col">{props.first}</th>
              <th scope="col" className="num">
                Revenue
              </th>
              <th scope="col" className="num">
                Orders
              </th>
              <th scope="col" className="num">
                Average order
              </th>
              <th scope="col" className="num">
                Conversion
              </th>
              <th scope="col" className="num">
                Came back
              </th>
            </tr>
          </thead>
          <tbody>{props.children}</tbody>
        </table>
      </div>
    </section>
  );
}

export function FigureRow(props: { name: string; span: Span; channel?: OrderChannel }) {
  const [{ data, error }] = useFigures(props.span, props.channel);
  const figures = data?.analytics;
  return (
    <tr>
      <th scope="row">{props.name}</th>
      {figures ? (
        <>
          <td className="num">{formatFigure(figures.revenue)}</td>
          <td className="num">{formatNumber(figures.orders)}</td>
          <td className="num">{formatFigure(figures.aov)}</td>
          <td className="num">{formatRate(figures.conversion)}</td>
          <td className="num">{formatRate(figures.repeatPurchaseRate)}</td>
        </>
      ) : (
        <td colSpan={5} className="soft">
          {error ? "Did not load" : "Counting"}
        </td>
      )}
    </tr>
  );
}
