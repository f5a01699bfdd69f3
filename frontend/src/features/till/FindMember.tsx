/** Whose points these are: by card, e-mail address or phone, and always the whole of it. */
import { useState } from "react";
import type { FormEvent } from "react";
import { useClient } from "urql";
import { Field } from "~/components/Field";
import { count } from "~/lib/count";
import { TillMemberQuery } from "./tillDocuments";
import type { Member } from "./useSale";

type Props = { member?: Member; onFound: (member?: Member) => void };

export function FindMember({ member, onFound }: Props) {
  const client = useClient();
  const [text, setText] = useState("");
  const [words, setWords] = useState("");

  async function search(event: FormEvent) {
    event.preventDefault();
    if (!text.trim()) return;
    const { data, error } = await client.query(TillMemberQuery, { search: text.trim() }, { requestPolicy: "network-only" });
    const found = data?.tillMember ?? undefined;
    setWords(found ? "" : (error?.graphQLErrors[0]?.message ?? "Nobody has that card, address or number."));
    if (found) setText("");
    onFound(found);
  }

  if (member) {
    return (
      <p className="row wrap">
        <span>
          <bdi className="b">{member.name}</bdi>
          {member.loyalty && <span className="small soft"> {count(member.loyalty.balance, "point")}</span>}
        </span>
        <button className="btn line small" type="button" onClick={() => onFound(undefined)}>
          Somebody else
        </button>
      </p>
    );
  }
  return (
    <form onSubmit={(event) => void search(event)}>
      <Field label="Member" hint={words || "Card, e-mail or phone; may be left out."} autoComplete="off" value={text} onChange={(event) => setText(event.target.value)} />
    </form>
  );
}
