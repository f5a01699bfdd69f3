/** What goes along with the goods: the label to print, and the code for the counter of a store. */
import { t } from "~/lib/words";

type Props = { code?: string | null; label?: string | null; dropOff?: { name: string } | null };

export function HowToBring({ code, label, dropOff }: Props) {
  if (!code && !label) return null;
  return (
    <section className="stack" aria-labelledby="bring">
      <h3 id="bring">{t("How it gets to us")}</h3>
      {label && (
        <p>
          <a className="btn small" href={label} target="_blank" rel="noreferrer">
            {t("Label and instructions (PDF)")}
          </a>
        </p>
      )}
      {code && (
        <p>
          {dropOff
            ? t("Or show this code at {store}:", { store: dropOff.name })
            : t("Or bring it to one of our stores, and show this code:")}{" "}
          <strong>{code}</strong>
        </p>
      )}
    </section>
  );
}
