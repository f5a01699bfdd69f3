/** What every page draws when it has nothing yet, nothing at all, or nothing it may show. */
import type { ReactNode } from "react";
import { useEffect, useState } from "react";
import { t } from "~/lib/words";
import { Emoji } from "./Emoji";

type Props = { picture: string; title: string; children?: ReactNode; action?: ReactNode; level?: 1 | 2 };

/** One picture, one sentence, one useful button. */
export function Empty(props: Props) {
  const Heading = props.level === 1 ? "h1" : "h2";
  return (
    <div className="state">
      <Emoji picture={props.picture} isEager />
      <Heading>{props.title}</Heading>
      {props.children && <p className="soft">{props.children}</p>}
      {props.action}
    </div>
  );
}

/** Whose fault, what is safe, what to press. */
export function Failed(props: { onRetry: () => void; error?: unknown }) {
  const isOffline = !navigator.onLine;
  return (
    <div className="state" role="alert">
      <Emoji picture="1f50c" isEager />
      <h2>{isOffline ? t("You are offline.") : t("That did not load.")}</h2>
      <p className="soft">{t(isOffline ? "Nothing in your cart is lost." : "Our fault, not yours. Nothing in your cart is lost.")}</p>
      <button className="btn" type="button" onClick={props.onRetry}>
        {t("Try again")}
      </button>
    </div>
  );
}

/** Bones in the shape of tiles; nothing shows before 200 ms, so quick answers do not flicker. */
export function TileBones(props: { count: number; className?: string }) {
  const isLate = useLate();
  return (
    <ul className={props.className ?? "grid"} aria-busy="true" aria-label={t("Loading")} style={{ opacity: isLate ? 1 : 0 }}>
      {Array.from({ length: props.count }, (_, place) => (
        <li className="tile" key={place} aria-hidden="true">
          <span className="pic bone" />
          <span className="bone" style={{ width: "80%", marginTop: "0.8rem" }} />
          <span className="bone" style={{ width: "45%", marginTop: "0.5rem" }} />
          <span className="bone" style={{ width: "30%", height: "1.6rem", marginTop: "1.1rem" }} />
        </li>
      ))}
    </ul>
  );
}

/** Lines of text to come. */
export function LineBones(props: { count: number }) {
  const isLate = useLate();
  return (
    <div className="stack" aria-busy="true" aria-label={t("Loading")} role="group" style={{ opacity: isLate ? 1 : 0 }}>
      {Array.from({ length: props.count }, (_, line) => (
        <span className="bone" key={line} style={{ width: `${90 - ((line * 17) % 40)}%` }} />
      ))}
    </div>
  );
}

function useLate(): boolean {
  const [isLate, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), 200);
    return () => clearTimeout(timer);
  }, []);
  return isLate;
}
