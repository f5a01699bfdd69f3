/** The same words for every address: nobody learns here who has an account. */
import type { ReactNode } from "react";
import { Empty } from "~/components/states";
import { t } from "~/lib/words";

export function LookInYourMail(props: { email: string; children: ReactNode }) {
  return (
    <main id="main" className="page section narrow-page">
      <Empty level={1} picture="1f4ec" title={t("Look in your mail")}>
        {t("We wrote to")} <b className="b">{props.email}</b>. {props.children} {t("Nothing there after a minute? Look among the spam, or check the address.")}
      </Empty>
    </main>
  );
}
