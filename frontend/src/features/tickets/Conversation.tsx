/** What was said, in order; the reader's own words stand on the right. */
import { graphql, readFragment } from "~/gql";
import type { FragmentType } from "~/gql";
import { formatMoment } from "~/lib/dates";
import { t } from "~/lib/words";

const ConversationFragment = graphql(`
  fragment Conversation on Ticket {
    id
    messages { id body author isFromStaff at }
  }
`);

type Props = { ticket: FragmentType<typeof ConversationFragment>; isStaff?: boolean };

export function Conversation({ ticket, isStaff = false }: Props) {
  const { messages } = readFragment(ConversationFragment, ticket);
  return (
    <div className="talk chat" role="log" aria-label={t("Conversation")} tabIndex={0}>
      {messages.map((message) => {
        const isOwn = message.isFromStaff === isStaff;
        return (
          <div key={message.id} className={isOwn ? "msg me" : "msg"}>
            <p className="who">
              <bdi>{message.author}</bdi>, {formatMoment(message.at)}
            </p>
            <p className="say" dir="auto">{message.body}</p>
          </div>
        );
      })}
    </div>
  );
}
