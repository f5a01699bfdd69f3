/** The photographs of a product: brought, put in order, and said in words for those who do not see them. */
import { useState } from "react";
import { useMutation } from "urql";
import { Field } from "~/components/Field";
import type { EditedProductFragment as Product } from "~/gql/graphql";
import { refusalOf } from "~/lib/refusal";
import { say } from "~/lib/toast";
import { useOnce } from "~/lib/useOnce";
import { OpenUploadMutation, SetPicturesMutation } from "./catalogDocuments";
import { moved } from "./order";
import { Part } from "./Part";
import { putFile } from "./putFile";
import { saved } from "./useEditing";

type Shown = { mediaId: string; url: string; alternative: string; alternativeDe: string };

const shownOf = (product: Product): Shown[] =>
  product.pictures.map(({ media, alternative, alternativeDe }) => ({ mediaId: media.id, url: media.url, alternative, alternativeDe: alternativeDe ?? "" }));

export function Pictures({ product, onChange }: { product: Product; onChange: () => void }) {
  const [, open] = useMutation(OpenUploadMutation);
  const [{ fetching }, set] = useOnce("pictures", SetPicturesMutation);
  const [draft, setDraft] = useState<Shown[]>();
  const [problem, setProblem] = useState<string>();
  const [isBringing, setBringing] = useState(false);
  const pictures = draft ?? shownOf(product);
  const change = (place: number, more: Partial<Shown>) => setDraft(pictures.map((one, at) => (at === place ? { ...one, ...more } : one)));

  async function bring(file: File) {
    setBringing(true);
    const opened = (await open({ input: { kind: "IMAGE", name: file.name } })).data?.openUpload;
    const { refusal, media, url } = opened ? await putFile(opened.url, opened.mostBytes, file) : { refusal: refusalOf(undefined, "") };
    setProblem(refusal);
    if (media && url && !pictures.some((one) => one.mediaId === media)) setDraft([...pictures, { mediaId: media, url, alternative: "", alternativeDe: "" }]);
    setBringing(false);
  }

  async function press() {
    const given = pictures.map(({ mediaId, alternative, alternativeDe }) => ({ mediaId, alternative, alternativeDe: alternativeDe || null }));
    const { data, error } = await set({ productId: product.id, revision: product.revision, pictures: given });
    const refusal = refusalOf(data?.setProductPictures, "CatalogProduct", error);
    setProblem(refusal);
    if (refusal) return;
    setDraft(undefined);
    onChange();
    say(saved);
  }

  return (
    <Part title="Pictures" action="Save pictures" refusal={problem} isIdle={fetching || isBringing || !draft} onSave={() => void press()}>
      <ol className="cards" aria-label="Pictures in order">
        {pictures.map((one, place) => (
          <li key={one.mediaId} className="stack">
            <img src={one.url} alt={one.alternative} width={160} />
            <Field label={`What picture ${place + 1} shows`} value={one.alternative} maxLength={300} onChange={(event) => change(place, { alternative: event.target.value })} />
            <Field label={`What picture ${place + 1} shows, in German`} value={one.alternativeDe} maxLength={300} onChange={(event) => change(place, { alternativeDe: event.target.value })} />
            <p className="row wrap">
              {place > 0 && (
                <button className="text-btn" type="button" onClick={() => setDraft(moved(pictures, place))}>
                  Earlier<span className="vh">, picture {place + 1}</span>
                </button>
              )}
              <button className="text-btn" type="button" onClick={() => setDraft(pictures.filter((_, at) => at !== place))}>
                Take away<span className="vh"> picture {place + 1}</span>
              </button>
            </p>
          </li>
        ))}
      </ol>
      <label className="stack">
        Bring a picture
        <input
          type="file"
          accept="image/*"
          aria-busy={isBringing}
          onChange={(event) => {
            const [file] = event.target.files ?? [];
            event.target.value = "";
            if (file) void bring(file);
          }}
        />
      </label>
    </Part>
  );
}
