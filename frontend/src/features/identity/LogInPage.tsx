/** Log in; the cart from before comes along. */
import { getRouteApi, Link } from "@tanstack/react-router";
import { useState } from "react";
import type { FormEvent } from "react";
import { useMutation } from "urql";
import { Field } from "~/components/Field";
import { Refusal } from "~/components/Refusal";
import { useTitle } from "~/lib/title";
import { t } from "~/lib/words";
import { CodeField } from "./CodeField";
import { LogInMutation } from "./identityDocuments";
import { useSignedIn } from "./useSignedIn";

const route = getRouteApi("/shop/login");

export function LogInPage() {
  const { next } = route.useSearch();
  const [email, setEmail] = useState("");
  const [password, setPassword] = useState("");
  const [code, setCode] = useState<string>();
  const [refusal, setRefusal] = useState<string>();
  const [{ fetching }, logIn] = useMutation(LogInMutation);
  const signedIn = useSignedIn(next);
  useTitle(t("Log in"));

  async function submit(event: FormEvent) {
    event.preventDefault();
    setRefusal(undefined);
    const { data } = await logIn({ input: { email, password, code } });
    const result = data?.logIn;
    if (result?.__typename === "SignedIn") return signedIn(result);
    if (result?.__typename === "CodeNeeded") return setCode("");
    setRefusal(result?.message ?? t("That did not reach us. Nothing in your cart is lost."));
  }

  return (
    <main id="main" className="page section narrow-page">
      <h1>{t("Log in")}</h1>
      <form className="stack" onSubmit={submit}>
        <Refusal message={refusal} />
        {isOverheard() && <p className="note warn">{t("This connection is not encrypted: whoever shares your network can read along.")}</p>}
        <Field
          label={t("E-mail")}
          type="email"
          autoComplete="email"
          required
          value={email}
          onChange={(event) => setEmail(event.target.value)}
        />
        <Field
          label={t("Password")}
          type="password"
          autoComplete="current-password"
          required
          value={password}
          onChange={(event) => setPassword(event.target.value)}
        />
        {code !== undefined && <CodeField value={code} onChange={setCode} />}
        <button className="btn" type="submit" aria-disabled={fetching}>
          {t("Log in")}
        </button>
        <p>
          <Link to="/forgot-password">{t("Forgot your password?")}</Link>
        </p>
        <p>
          {t("New here?")}{" "}
          <Link to="/signup" search={{ next }}>
            {t("Make an account")}
          </Link>
        </p>
      </form>
    </main>
  );
}

/** Plain HTTP to another machine. (Our cookies have plain names there, so logging in works.) */
function isOverheard(): boolean {
  return location.protocol === "http:" && !/^(localhost|127\.|\[::1\])/.test(location.hostname);
}
