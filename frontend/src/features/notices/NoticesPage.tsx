/** What one was told of one's orders, newest first, and below it by which ways one wants to be told. */
import { Link } from "@tanstack/react-router";
import { useMutation, useQuery } from "urql";
import { Mark } from "~/components/Mark";
import { Pages, ShowMore } from "~/components/Pages";
import type { PageProps } from "~/components/Pages";
import { Empty, Failed, LineBones } from "~/components/states";
import type { NoticesQuery as Data } from "~/gql/graphql";
import { formatMoment } from "~/lib/dates";
import { useTitle } from "~/lib/title";
import { useEvery } from "~/lib/useEvery";
import { t } from "~/lib/words";
import { MarkNoticesReadMutation, NoticesQuery } from "./noticeDocuments";
import { NoticeChoices } from "./NoticeChoices";

export function NoticesPage() {
  useTitle(t("Notices"));
  return (
    <div className="stack">
      <h2>{t("Notices")}</h2>
      <Pages>{(page) => <Part {...page} />}</Pages>
      <NoticeChoices />
    </div>
  );
}

function Part({ after, onMore }: PageProps) {
  const [{ data, error }, ask] = useQuery({ query: NoticesQuery, variables: { after }, requestPolicy: "cache-and-network" });
  const [{ fetching }, read] = useMutation(MarkNoticesReadMutation);
  const reload = () => ask({ requestPolicy: "network-only" });
  useEvery(20, reload);
  if (!data) return error ? <Failed error={error} onRetry={reload} /> : <LineBones count={4} />;
  const { nodes, pageInfo } = data.notices;
  if (nodes.length === 0) return <Empty picture="1f4ec" title={t("Nothing yet. What happens to your orders is told here.")} />;

  async function readAll() {
    if (fetching) return;
    await read({ input: {} });
    reload();
  }

  return (
    <>
      {!after && data.unreadNotices > 0 && (
        <p className="row wrap">
          <Mark tone="warn">{t("{n} not read", { n: data.unreadNotices })}</Mark>
          <button className="btn line" type="button" aria-disabled={fetching} onClick={() => void readAll()}>
            {t("Mark all as read")}
          </button>
        </p>
      )}
      <ul className="stack lines">
        {nodes.map((notice) => (
          <Notice key={notice.id} notice={notice} />
        ))}
      </ul>
      <ShowMore pageInfo={pageInfo} onMore={onMore} label={t("Show older")} />
    </>
  );
}

function Notice({ notice }: { notice: Data["notices"]["nodes"][number] }) {
  const { headline, sentence, orderId, createdAt, readAt } = notice;
  return (
    <li>
      <Link to="/orders/$orderId" params={{ orderId }}>
        {readAt ? headline : <b className="b">{headline}</b>}
      </Link>
      <p>{sentence}</p>
      <p className="tiny soft">
        <time dateTime={createdAt}>{formatMoment(createdAt)}</time>
        {!readAt && <span className="vh"> {t("Not read")}</span>}
      </p>
    </li>
  );
}
