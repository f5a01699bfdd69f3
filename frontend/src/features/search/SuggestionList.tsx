/** The list that hangs from the search field. */
import { Search } from "lucide-react";
import { useEffect } from "react";
import { Before } from "~/components/Before";
import { Picture } from "~/components/Picture";
import { count } from "~/lib/count";
import { formatMoney } from "~/lib/money";
import { toldApart, withoutSize } from "~/lib/names";
import { t } from "~/lib/words";
import { useSuggestions } from "./suggestions";
import type { Suggestion } from "./suggestions";
import "~/styles/search.css";

type Props = {
  id: string;
  text: string;
  chosen: number;
  onFound: (suggestions: Suggestion[]) => void;
  onHover: (place: number) => void;
  onOpen: (suggestion: Suggestion) => void;
};

export default function SuggestionList(props: Props) {
  const { onFound } = props;
  const suggestions = useSuggestions(props.text);
  useEffect(() => {
    onFound(suggestions);
    return () => onFound([]);
  }, [suggestions, onFound]);

  if (suggestions.length === 0) return null;
  return (
    <ul className="suggestions" id={`${props.id}-list`} role="listbox" aria-label={t("Suggestions")}>
      {suggestions.map((suggestion, place) => (
        <li
          key={suggestion.key}
          id={`${props.id}-${place}`}
          role="option"
          aria-selected={place === props.chosen}
          onPointerMove={() => props.onHover(place)}
          onPointerDown={(event) => event.preventDefault()}
          onClick={() => props.onOpen(suggestion)}
        >
          <Row suggestion={suggestion} />
        </li>
      ))}
    </ul>
  );
}

function Row(props: { suggestion: Suggestion }) {
  const one = props.suggestion;
  if (one.kind === "word") {
    return (
      <>
        <Search className="i s" />
        <span>{one.label}</span>
      </>
    );
  }
  const isAisle = one.kind === "aisle";
  return (
    <>
      <Picture picture={one.picture} wall={one.wall} maker={isAisle ? 0 : one.product.maker} />
      <span>
        {isAisle ? one.label : withoutSize(one.label, one.product.size)}
        <span className="soft tiny">
          {isAisle ? t("Aisle, {number}", { number: count(one.count, "product") }) : toldApart(one.product)}
        </span>
        {!isAisle && <Before {...one.product} />}
      </span>
      {!isAisle && <b className="push">{formatMoney(one.product.price)}</b>}
    </>
  );
}
