/** After a move to another page the focus stands on its heading, where reading begins. */
import { useRouter } from "@tanstack/react-router";
import { useEffect } from "react";

export function useFocusOnMove(): void {
  const router = useRouter();
  useEffect(() => {
    let giveUp = () => {};
    const forget = router.subscribe("onResolved", ({ pathChanged, fromLocation }) => {
      if (!pathChanged || !fromLocation) return;
      giveUp();
      giveUp = focusHeading();
    });
    return () => {
      forget();
      giveUp();
    };
  }, [router]);
}

/** As soon as there is a heading; unless somebody has gone on to something else meanwhile. */
function focusHeading(): () => void {
  const before = document.activeElement;
  const watch = new MutationObserver(look);
  const giveUp = () => watch.disconnect();

  function look() {
    const now = document.activeElement;
    const heading = document.querySelector<HTMLElement>("main h1");
    if (now !== before && now !== document.body) return giveUp();
    if (!heading) return;
    giveUp();
    heading.tabIndex = -1;
    heading.focus({ preventScroll: true });
  }

  watch.observe(document.body, { childList: true, subtree: true });
  look();
  return giveUp;
}
