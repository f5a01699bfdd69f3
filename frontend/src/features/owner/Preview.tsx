/** How a text will look: the server makes it as it will make the page, a moment after the last key. */
import { useEffect, useState } from "react";
import { useQuery } from "urql";
import { LegalPreviewQuery } from "./legalDocuments";
import "~/styles/legal.css";

const pause = 400;

export function Preview({ text, isShown }: { text: string; isShown: boolean }) {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), pause);
    return () => clearTimeout(timer);
  }, [text]);
  const [{ data, error }] = useQuery({ query: LegalPreviewQuery, variables: { text: settled }, pause: !isShown });
  if (!isShown) return null;
  return (
    <section className="sheet" aria-label="How it looks">
      {error ? (
        <p className="soft">That did not load.</p>
      ) : (
        // The server let nothing through that could run.
        <div className="words" dangerouslySetInnerHTML={{ __html: data?.legalPreview ?? "" }} />
      )}
    </section>
  );
}
