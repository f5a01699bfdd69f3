/** What a search found; or what was searched instead; or where else to look. */
import { getRouteApi, Link } from "@tanstack/react-router";
import { useRef } from "react";
import { Empty } from "~/components/states";
import type { ProductListQuery as Found } from "~/gql/graphql";
import { cleared, narrowings } from "~/features/catalog/listSearch";
import type { ListSearch } from "~/features/catalog/listSearch";
import { ProductList } from "~/features/catalog/ProductList";
import { count } from "~/lib/count";
import { logEvent } from "~/lib/events";
import { useTitle } from "~/lib/title";
import { t } from "~/lib/words";

const route = getRouteApi("/shop/search");

export function SearchPage() {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const text = search.q ?? "";
  useTitle(text ? `“${text}”` : t("Search"));
  const noted = useRef("");

  /** Once for each text; what choices leave of it says nothing about the words. */
  function note(found: Found["products"]) {
    if (!text || noted.current === text) return;
    noted.current = text;
    logEvent({ name: "SEARCHED", text, results: narrowings(search) > 0 ? undefined : found.totalCount });
  }

  const onSearch = (next: ListSearch) => void navigate({ search: next, resetScroll: false });
  return (
    <main id="main" className="page">
      <ProductList
        key={text}
        base={text ? { text } : {}}
        search={search}
        sort={text ? "RELEVANCE" : "POPULAR"}
        onSearch={onSearch}
        onFound={note}
        heading={(found) => <Heading text={text} found={found} />}
        nothing={() =>
          narrowings(search) > 0 ? (
            <Empty
              picture="1f9fa"
              title={t("Nothing fits all of that.")}
              action={
                <button className="btn" type="button" onClick={() => onSearch(cleared(search))}>
                  {t("Take back all choices")}
                </button>
              }
            />
          ) : (
            <Empty
              picture="1f9fa"
              title={t("We have nothing called “{text}”.", { text })}
              action={
                <Link className="btn" to="/aisles">
                  {t("Walk the aisles")}
                </Link>
              }
            >
              {t("Try a shorter word, or the kind of thing: “milk” rather than a name.")}
            </Empty>
          )
        }
      />
    </main>
  );
}

function Heading(props: { text: string; found: Found["products"] | undefined }) {
  const { text, found } = props;
  const corrected = found?.totalCount ? found.correctedText : null;
  return (
    <div className="search-heading">
      <h1>{text ? t("“{text}”", { text: corrected ?? text }) : t("Everything")}</h1>
      <p className="soft" role="status">
        {corrected && `${t("Nothing for “{text}”. “{corrected}” gives", { text, corrected })} `}
        {found && count(found.totalCount, "product")}
      </p>
      {corrected && (
        <Link className="small" to="/search" search={{ q: text, typed: "yes" }}>
          {t("Search instead for “{text}”", { text })}
        </Link>
      )}
    </div>
  );
}
