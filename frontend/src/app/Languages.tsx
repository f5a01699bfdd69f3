/** The languages of the shop, each by its own name; a choice is kept, and the page comes anew in it. */
import { language, t } from "~/lib/words";

const names = { en: "English", de: "Deutsch" };
const aYear = 31_536_000;

function choose(chosen: string) {
  document.cookie = `patron_language=${chosen}; path=/; max-age=${aYear}; samesite=lax`;
  location.reload();
}

export function Languages() {
  return (
    <p className="row small" role="group" aria-label={t("Language")}>
      {Object.entries(names).map(([code, name]) => (
        <button key={code} className="text-btn" type="button" lang={code} aria-pressed={code === language} onClick={() => choose(code)}>
          {name}
        </button>
      ))}
    </p>
  );
}
