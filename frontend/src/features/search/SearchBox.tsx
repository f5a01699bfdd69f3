/** The search field with its list of suggestions: words, aisles and products, all by keyboard too. */
import { useNavigate, useSearch } from "@tanstack/react-router";
import { Search } from "lucide-react";
import { useEffect, useId, useRef, useState } from "react";
import type { FormEvent, KeyboardEvent } from "react";
import { SuggestionList } from "./SuggestionList";
import { useSuggestions } from "./suggestions";
import type { Suggestion } from "./suggestions";

export function SearchBox() {
  const id = useId();
  const navigate = useNavigate();
  const query = useSearch({ strict: false, select: (search: { q?: string }) => search.q ?? "" });
  const [text, setText] = useState(query);
  const [isOpen, setOpen] = useState(false);
  const [chosen, setChosen] = useState(-1);
  const box = useRef<HTMLFormElement>(null);
  const suggestions = useSuggestions(text, isOpen);
  const isShown = isOpen && suggestions.length > 0;

  useEffect(() => setText(query), [query]);
  useCloseOutside(box, () => setOpen(false));

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
    const picked = isShown ? suggestions[chosen] : undefined;
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
    if (event.key === "Escape") leave();
  }

  return (
    <form className="search" role="search" ref={box} onSubmit={submit} action="/search">
      <label className="vh" htmlFor={id}>
        Search products
      </label>
      <Search className="i" />
      <input
        id={id}
        type="search"
        name="q"
        placeholder="Search the shop"
        autoComplete="off"
        maxLength={200}
        role="combobox"
        aria-autocomplete="list"
        aria-expanded={isShown}
        aria-controls={`${id}-list`}
        aria-activedescendant={isShown && chosen >= 0 ? `${id}-${chosen}` : undefined}
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          setChosen(-1);
          setOpen(true);
        }}
        onFocus={() => setOpen(true)}
        onBlur={(event) => !box.current?.contains(event.relatedTarget) && leave()}
        onKeyDown={press}
      />
      {isShown && (
        <SuggestionList id={id} suggestions={suggestions} chosen={chosen} onHover={setChosen} onOpen={open} />
      )}
    </form>
  );
}

/** One step past either end stands on the field itself (-1), as in a usual combobox. */
function wrap(place: number, length: number): number {
  if (place >= length) return -1;
  return place < -1 ? length - 1 : place;
}

function useCloseOutside(box: { current: HTMLElement | null }, close: () => void) {
  useEffect(() => {
    const listen = (event: PointerEvent) => {
      if (!box.current?.contains(event.target as Node)) close();
    };
    document.addEventListener("pointerdown", listen);
    return () => document.removeEventListener("pointerdown", listen);
  });
}
