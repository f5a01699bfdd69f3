/** A page with one field: the password that a link from a mail lets one choose. */
import { useState } from "react";
import type { FormEvent, ReactNode } from "react";
import { Refusal } from "~/components/Refusal";
import { PasswordField } from "./PasswordField";

type Props = {
  title: string;
  intro: string;
  button: string;
  isBusy: boolean;
  refusal?: string;
  error?: string;
  below?: ReactNode;
  onChosen: (password: string) => void;
};

export function NewPassword(props: Props) {
  const [password, setPassword] = useState("");

  function submit(event: FormEvent) {
    event.preventDefault();
    props.onChosen(password);
  }

  return (
    <main id="main" className="page section narrow-page">
      <h1>{props.title}</h1>
      <p className="soft">{props.intro}</p>
      <form className="stack" onSubmit={submit}>
        <Refusal message={props.refusal} />
        <PasswordField value={password} error={props.error} onChange={setPassword} />
        <button className="btn" type="submit" aria-disabled={props.isBusy}>
          {props.button}
        </button>
        {props.below}
      </form>
    </main>
  );
}
