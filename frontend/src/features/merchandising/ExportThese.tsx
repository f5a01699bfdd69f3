/** What the list finds, and nothing else, as a file; it waits with the other files. */
import { useNavigate } from "@tanstack/react-router";
import { useMutation } from "urql";
import { Refusal } from "~/components/Refusal";
import type { ProductStatus } from "~/gql/graphql";
import { refusalOf } from "~/lib/refusal";
import { ExportSomeMutation } from "./catalogDocuments";

export function ExportThese({ search, status }: { search?: string; status?: ProductStatus }) {
  const [{ error, fetching }, start] = useMutation(ExportSomeMutation);
  const navigate = useNavigate();
  const run = async () => {
    const { data } = await start({ input: { search, status } });
    if (data) await navigate({ to: "/desk/catalog/files" });
  };
  return (
    <>
      <button className="btn line" type="button" aria-disabled={fetching} onClick={() => !fetching && void run()}>
        Export these
      </button>
      <Refusal message={error ? refusalOf(undefined, "CatalogTransfer", error) : undefined} />
    </>
  );
}
