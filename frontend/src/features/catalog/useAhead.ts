/** Choices are shown as soon as they are made, before the address has them. */
import { useState } from "react";
import type { ListSearch } from "./listSearch";

type Choose = (search: ListSearch) => void;

export function useAhead(search: ListSearch, onSearch: Choose): [ListSearch, Choose] {
  const [ahead, setAhead] = useState<{ of: ListSearch; is: ListSearch }>();
  function choose(is: ListSearch) {
    setAhead({ of: search, is });
    onSearch(is);
  }
  // Whatever stands in the address next says more than what was chosen before it.
  return [ahead?.of === search ? ahead.is : search, choose];
}
