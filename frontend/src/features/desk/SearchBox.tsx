/** Looks for something in a list; the words stand in the address. */
import { useNavigate } from "@tanstack/react-router";
import { Search } from "lucide-react";
import type { FormEvent } from "react";

export function SearchBox(props: { label: string; value?: string }) {
  const navigate = useNavigate();

  function search(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const q = String(new FormData(event.currentTarget).get("q")).trim() || undefined;
    void navigate({ to: ".", search: (before: object) => ({ ...before, q, id: undefined, view: undefined }) });
  }

  return (
    <form className="search" role="search" onSubmit={search}>
      <Search className="i s" aria-hidden="true" />
      <input type="search" name="q" aria-label={props.label} placeholder={props.label} key={props.value} defaultValue={props.value} />
    </form>
  );
}
