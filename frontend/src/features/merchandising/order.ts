/** Lists that somebody arranges. */

/** With the one at `place` a step earlier. */
export function moved<Item>(list: Item[], place: number): Item[] {
  const copy = [...list];
  copy.splice(place - 1, 0, ...copy.splice(place, 1));
  return copy;
}
