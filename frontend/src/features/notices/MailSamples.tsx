/** Each mail that the shop sends, in each language, with made-up people: as HTML and as plain text. */
import { useState } from "react";
import { useQuery } from "urql";
import { Failed, LineBones } from "~/components/states";
import "~/styles/notices.css";
import { MailSampleQuery, MailTemplatesQuery } from "./letterDocuments";

const languages = { en: "English", de: "German" };

export function MailSamples() {
  const [{ data, error }, reload] = useQuery({ query: MailTemplatesQuery });
  const [name, setName] = useState("order_confirmed");
  const [language, setLanguage] = useState("en");
  if (!data) return error ? <Failed error={error} onRetry={reload} /> : <LineBones count={4} />;
  return (
    <section className="stack" aria-labelledby="mail-samples">
      <h2 id="mail-samples">Every mail, as it is read</h2>
      <p className="row wrap">
        <label>
          Mail{" "}
          <select value={name} onChange={(event) => setName(event.target.value)}>
            {data.mailTemplates.map((one) => (
              <option key={one} value={one}>
                {one.replaceAll("_", " ")}
              </option>
            ))}
          </select>
        </label>
        <label>
          Language{" "}
          <select value={language} onChange={(event) => setLanguage(event.target.value)}>
            {Object.entries(languages).map(([code, label]) => (
              <option key={code} value={code}>
                {label}
              </option>
            ))}
          </select>
        </label>
      </p>
      <Sample name={name} language={language} />
    </section>
  );
}

/** The frame runs nothing and opens nothing, whatever a template says. */
function Sample(props: { name: string; language: string }) {
  const [{ data, error }, reload] = useQuery({ query: MailSampleQuery, variables: props });
  if (!data) return error ? <Failed error={error} onRetry={reload} /> : <LineBones count={8} />;
  const sample = data.mailSample;
  if (!sample) return <p className="soft">There is no such mail.</p>;
  return (
    <>
      <h3>{sample.subject}</h3>
      <iframe title={`${sample.subject}, as HTML`} sandbox="" srcDoc={sample.html} className="mail-sample" />
      <h3>As plain text</h3>
      <pre className="mail-text" tabIndex={0}>
        {sample.text}
      </pre>
    </>
  );
}
