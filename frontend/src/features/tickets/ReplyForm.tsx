/** Writes the next message of a conversation; staff may close it with the same press. */
import { useState } from "react";
import type { FormEvent, KeyboardEvent, Ref } from "react";
import { Refusal } from "~/components/Refusal";
import { graphql } from "~/gql";
import { refusalOf } from "~/lib/refusal";
import { useOnce } from "~/lib/useOnce";
import { t } from "~/lib/words";

const ReplyMutation = graphql(`
  mutation ReplyToTicket($input: ReplyToTicketInput!) {
    replyToTicket(input: $input) {
      __typename
      ... on Ticket { id status updatedAt ...Conversation }
      ... on Error { message }
      ... on InvalidInput { fields { path message } }
    }
  }
`);

type Props = {
  ticketId: string;
  label: string;
  canClose?: boolean;
  /** The screen was older than the ticket: load it anew. */
  onStale: () => void;
  field?: Ref<HTMLTextAreaElement>;
};

export function ReplyForm(props: Props) {
  const [body, setBody] = useState("");
  const [refusal, setRefusal] = useState<string>();
  const [{ fetching }, reply] = useOnce(`reply to ${props.ticketId}`, ReplyMutation);

  async function send(close: boolean) {
    if (fetching) return;
    if (!body.trim() && !close) return setRefusal(t("Write something first."));
    const { data } = await reply({ ticketId: props.ticketId, body, close });
    const answer = data?.replyToTicket;
    const refused = refusalOf(answer, "Ticket");
    setRefusal(refused);
    if (!refused) setBody("");
    if (answer?.__typename === "TicketClosed") props.onStale();
  }

  function sendOnCommand(event: KeyboardEvent) {
    if (event.key === "Enter" && (event.metaKey || event.ctrlKey)) void send(false);
  }

  return (
    <form
      className="stack reply"
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        void send(false);
      }}
    >
      <Refusal message={refusal} />
      <div className="compose">
        <textarea
          ref={props.field}
          aria-label={props.label}
          placeholder={props.label}
          rows={2}
          maxLength={5000}
          value={body}
          onChange={(event) => setBody(event.target.value)}
          onKeyDown={sendOnCommand}
        />
        {props.canClose && (
          <button className="btn line" type="button" onClick={() => void send(true)}>
            {body.trim() ? t("Send and close") : t("Close")}
          </button>
        )}
        <button className="btn" type="submit">
          {t("Send")}
        </button>
      </div>
    </form>
  );
}
