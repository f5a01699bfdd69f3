/** How prices are spread, and from where to where to look. */
import { useEffect, useState } from "react";
import { t } from "~/lib/words";
import { readPrice, withoutEmpty } from "./listSearch";
import type { ListSearch } from "./listSearch";

type Props = {
  values: { value: string; label: string; count: number }[];
  search: ListSearch;
  onSearch: (search: ListSearch) => void;
};

export function PriceRange(props: Props) {
  const most = Math.max(1, ...props.values.map((one) => one.count));
  return (
    <fieldset>
      <legend>{t("Price")}</legend>
      <div className="range">
        <div className="hist" aria-hidden="true">
          {props.values.map((one) => (
            <i key={one.value} title={`${one.label}: ${one.count}`} style={{ height: `${(100 * one.count) / most}%` }} />
          ))}
        </div>
        <div className="ends">
          <PriceEnd label={t("From")} end="min" {...props} />
          <PriceEnd label={t("To")} end="max" {...props} />
        </div>
      </div>
    </fieldset>
  );
}

function PriceEnd(props: Props & { label: string; end: "min" | "max" }) {
  const { search, end } = props;
  const [text, setText] = useState(search[end] ?? "");
  useEffect(() => setText(search[end] ?? ""), [search, end]);

  function settle() {
    const value = readPrice(text);
    if (value === undefined && text.trim() !== "") return setText(search[end] ?? "");
    if (value !== search[end]) props.onSearch(withoutEmpty({ ...search, [end]: value }));
  }

  return (
    <input
      aria-label={t("{label}, dollars", { label: t(props.label) })}
      placeholder={t(props.label)}
      inputMode="decimal"
      value={text}
      onChange={(event) => setText(event.target.value)}
      onBlur={settle}
      onKeyDown={(event) => event.key === "Enter" && settle()}
    />
  );
}
