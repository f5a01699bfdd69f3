/** The search field; what it suggests is loaded when somebody first goes there. */
import { useNavigate, useSearch } from "@tanstack/react-router";
import { Search } from "lucide-react";
import { lazy, Suspense, useEffect, useId, useRef, useState } from "react";
import type { FormEvent, KeyboardEvent } from "react";
import { t } from "~/lib/words";
import type { Suggestion } from "./suggestions";

const SuggestionList = lazy(() => import("./SuggestionList"));

export function SearchBox() {
  const id = useId();
  const navigate = useNavigate();
  const query = useSearch({ strict: false, select: (search: { q?: string }) => search.q ?? "" });
  const [text, setText] = useState(query);
  const [isOpen, setOpen] = useState(false);
  const [chosen, setChosen] = useState(-1);
  const [suggestions, setSuggestions] = useState<Suggestion[]>([]);
  const box = useRef<HTMLFormElement>(null);
  const isShown = isOpen && suggestions.length > 0;
  const picked = isShown ? suggestions[chosen] : undefined;

  useEffect(() => setText(query), [query]);

  function leave() {
    setOpen(false);
    setChosen(-1);
  }

  function open(suggestion: Suggestion) {
    leave();
    if (suggestion.kind === "word") void navigate({ to: "/search", search: { q: suggestion.label } });
    if (suggestion.kind === "aisle") void navigate({ to: "/c/$slug", params: { slug: suggestion.slug } });
    if (suggestion.kind === "product") void navigate({ to: "/p/$slug", params: { slug: suggestion.slug } });
  }

  function submit(event: FormEvent) {
    event.preventDefault();
    if (picked) return open(picked);
    leave();
    if (text.trim()) void navigate({ to: "/search", search: { q: text.trim() } });
  }

  function press(event: KeyboardEvent) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && suggestions.length > 0) {
      event.preventDefault();
      setOpen(true);
      setChosen((before) => wrap(before + step, suggestions.length));
    }
    if (event.key === "Escape") {
      event.preventDefault();
      if (isShown) leave();
      else setText("");
    }
  }

  return (
    <form
      className="search"
      role="search"
      action="/search"
      ref={box}
      onSubmit={submit}
      onBlur={(event) => !box.current?.contains(event.relatedTarget) && leave()}
    >
      <label className="vh" htmlFor={id}>
        {t("Search products")}
      </label>
      <Search className="i" />
      <input
        id={id}
        type="search"
        name="q"
        placeholder={t("Search the shop")}
        autoComplete="off"
        maxLength={200}
        role="combobox"
        aria-autocomplete="list"
        aria-expanded={isShown}
        aria-controls={isShown ? `${id}-list` : undefined}
        aria-activedescendant={picked && `${id}-${chosen}`}
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          setChosen(-1);
          setOpen(true);
        }}
        onFocus={() => setOpen(true)}
        onKeyDown={press}
      />
      {isOpen && (
        <Suspense>
          <SuggestionList id={id} text={text} chosen={chosen} onFound={setSuggestions} onHover={setChosen} onOpen={open} />
        </Suspense>
      )}
    </form>
  );
}

/** One step past either end stands on the field itself (-1), as in a usual combobox. */
function wrap(place: number, length: number): number {
  if (place >= length) return -1;
  return place < -1 ? length - 1 : place;
}
