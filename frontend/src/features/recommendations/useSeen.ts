/** Tells once that a shelf was really looked at: half of it on screen. */
import { useEffect, useRef } from "react";
import type { RefObject } from "react";
import type { Placement } from "~/gql/graphql";
import { logEvent } from "~/lib/events";

type Seen = { token: string; product: { id: string } };

export function useSeen(shelf: RefObject<HTMLElement | null>, placement: Placement, items: Seen[]): void {
  const told = useRef(new Set<string>());
  const shown = items.map((item) => item.token).join(" ");

  useEffect(() => {
    if (!shelf.current || typeof IntersectionObserver === "undefined") return;
    const observer = new IntersectionObserver(
      ([entry]) => {
        if (!entry?.isIntersecting) return;
        observer.disconnect();
        for (const item of items.filter((one) => !told.current.has(one.token))) {
          told.current.add(item.token);
          logEvent({ name: "RECOMMENDATIONS_SEEN", productId: item.product.id, placement, token: item.token });
        }
      },
      { threshold: 0.5 },
    );
    observer.observe(shelf.current);
    return () => observer.disconnect();
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- the same tokens are the same shelf
  }, [shown, placement]);
}
