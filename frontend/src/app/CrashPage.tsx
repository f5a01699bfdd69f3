/** A page that broke while it was drawn; the rest of the shop goes on. */
import { useRouter } from "@tanstack/react-router";
import type { ErrorComponentProps } from "@tanstack/react-router";
import { Failed } from "~/components/states";

export function CrashPage(props: ErrorComponentProps) {
  const router = useRouter();
  const retry = () => {
    props.reset();
    void router.invalidate();
  };
  return (
    <main id="main" className="page section">
      <Failed error={props.error} onRetry={retry} />
    </main>
  );
}
