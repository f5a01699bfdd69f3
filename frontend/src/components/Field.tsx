/** Label above, hint below, and an error in words that is read out with the field. */
import { CircleAlert } from "lucide-react";
import { useId } from "react";
import type { InputHTMLAttributes, ReactNode, SelectHTMLAttributes, TextareaHTMLAttributes } from "react";

type Frame = { label: string; hint?: ReactNode; error?: string };

export function Field(props: Frame & InputHTMLAttributes<HTMLInputElement>) {
  const { label, hint, error, ...input } = props;
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <input {...input} id={id} {...described(id, hint, error)} />
      <Below id={id} hint={hint} error={error} />
    </div>
  );
}

export function TextField(props: Frame & TextareaHTMLAttributes<HTMLTextAreaElement>) {
  const { label, hint, error, ...area } = props;
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <textarea {...area} id={id} {...described(id, hint, error)} />
      <Below id={id} hint={hint} error={error} />
    </div>
  );
}

export function SelectField(props: Frame & SelectHTMLAttributes<HTMLSelectElement>) {
  const { label, hint, error, ...select } = props;
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <select {...select} id={id} {...described(id, hint, error)} />
      <Below id={id} hint={hint} error={error} />
    </div>
  );
}

function described(id: string, hint: ReactNode, error?: string) {
  const below = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(" ");
  return { "aria-invalid": error ? true : undefined, "aria-describedby": below || undefined };
}

function Below(props: { id: string; hint?: ReactNode; error?: string }) {
  return (
    <>
      {props.hint && (
        <span className="hint" id={`${props.id}-hint`}>
          {props.hint}
        </span>
      )}
      {props.error && (
        <span className="err" id={`${props.id}-error`}>
          <CircleAlert className="i s" />
          {props.error}
        </span>
      )}
    </>
  );
}
