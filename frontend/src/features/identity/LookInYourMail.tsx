/** The same words for every address: nobody learns here who has an account. */
import type { ReactNode } from "react";
import { Empty } from "~/components/states";

export function LookInYourMail(props: { email: string; children: ReactNode }) {
  return (
    <main id="main" className="page section narrow-page">
      <Empty level={1} picture="1f4ec" title="Look in your mail">
        We wrote to <b className="b">{props.email}</b>. {props.children} Nothing there after a minute? Look among the spam, or
        check the address.
      </Empty>
    </main>
  );
}
