/** Make an account, and join the loyalty programme with it if one likes. */
import { getRouteApi, Link } from "@tanstack/react-router";
import { useState } from "react";
import type { FormEvent } from "react";
import { useMutation } from "urql";
import { Field } from "~/components/Field";
import { Refusal } from "~/components/Refusal";
import { useTitle } from "~/lib/title";
import { SignUpMutation } from "./identityDocuments";
import { fieldErrors, useSignedIn } from "./useSignedIn";

const route = getRouteApi("/shop/signup");
const empty = { name: "", email: "", password: "", joinLoyalty: true };

export function SignUpPage() {
  const { next } = route.useSearch();
  const [form, setForm] = useState(empty);
  const [refusal, setRefusal] = useState<string>();
  const [errors, setErrors] = useState<Record<string, string>>({});
  const [{ fetching }, signUp] = useMutation(SignUpMutation);
  const signedIn = useSignedIn(next);
  useTitle("Make an account");
  const set = (key: keyof typeof form) => (event: { target: { value: string } }) =>
    setForm({ ...form, [key]: event.target.value });

  async function submit(event: FormEvent) {
    event.preventDefault();
    setErrors({});
    setRefusal(undefined);
    const { data } = await signUp({ input: form });
    const result = data?.signUp;
    if (result?.__typename === "SignedIn") return signedIn(result);
    if (result?.__typename === "InvalidInput") setErrors(fieldErrors(result.fields));
    setRefusal(result?.message ?? "That did not reach us. Nothing in your cart is lost.");
  }

  return (
    <main id="main" className="page section narrow-page">
      <h1>Make an account</h1>
      <p className="soft">Your usual things at the door, every order in one place, and the cart on all your devices.</p>
      <form className="stack" onSubmit={submit}>
        <Refusal message={refusal} />
        <Field label="Name" autoComplete="name" required value={form.name} error={errors.name} onChange={set("name")} />
        <Field
          label="E-mail"
          type="email"
          autoComplete="email"
          required
          value={form.email}
          error={errors.email}
          onChange={set("email")}
        />
        <Field
          label="Password"
          type="password"
          autoComplete="new-password"
          required
          minLength={8}
          hint="At least 8 characters. A sentence is easier to keep than a riddle."
          value={form.password}
          error={errors.password}
          onChange={set("password")}
        />
        <label className="choice join">
          <input
            type="checkbox"
            checked={form.joinLoyalty}
            onChange={(event) => setForm({ ...form, joinLoyalty: event.target.checked })}
          />
          <span>
            <b className="b">Join the loyalty programme</b>
            <br />
            <span className="small soft">Points with each order, and offers of your own. Free.</span>
          </span>
        </label>
        <button className="btn" type="submit" aria-disabled={fetching}>
          Make my account
        </button>
        <p>
          Been here before?{" "}
          <Link to="/login" search={{ next }}>
            Log in
          </Link>
        </p>
      </form>
    </main>
  );
}
