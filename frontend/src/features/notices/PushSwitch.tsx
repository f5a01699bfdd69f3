/** Turns notices by this browser on and off, and says why not when it cannot. */
import { useEffect, useState } from "react";
import { useMutation } from "urql";
import { Refusal } from "~/components/Refusal";
import { refusalOf } from "~/lib/refusal";
import { t } from "~/lib/words";
import { SubscribeToPushMutation, UnsubscribeFromPushMutation } from "./noticeDocuments";
import { canPush, subscribe, subscription } from "./pushing";

const denied = "This browser does not let us. Allow notices for this page in its settings, then try again.";
const away = "The push service of this browser cannot be reached. You are told by mail and here all the same.";

export function PushSwitch({ serverKey }: { serverKey: string }) {
  const [isOn, setOn] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();
  const [, save] = useMutation(SubscribeToPushMutation);
  const [, forget] = useMutation(UnsubscribeFromPushMutation);

  useEffect(() => {
    if (canPush()) void subscription().then((found) => setOn(Boolean(found)));
  }, []);

  if (!canPush()) return <p className="soft">{t("This browser cannot show notices by itself.")}</p>;

  async function turn() {
    if (isBusy) return;
    setBusy(true);
    setProblem(await (isOn ? off() : on()));
    setOn(Boolean(await subscription()));
    setBusy(false);
  }

  async function on(): Promise<string | undefined> {
    try {
      const input = await subscribe(serverKey);
      const { data, error } = await save({ input });
      const refusal = refusalOf(data?.subscribeToPush, "PushChosen", error);
      if (refusal) await (await subscription())?.unsubscribe();
      return refusal;
    } catch (error) {
      return t(error instanceof Error && (error.message === "denied" || error.name === "NotAllowedError") ? denied : away);
    }
  }

  async function off(): Promise<undefined> {
    const found = await subscription();
    if (!found) return;
    await forget({ input: { endpoint: found.endpoint } });
    await found.unsubscribe();
  }

  return (
    <>
      <p>
        <button className="btn line" type="button" aria-pressed={isOn} aria-disabled={isBusy} onClick={() => void turn()}>
          {t(isOn ? "Stop notices in this browser" : "Show notices in this browser")}
        </button>
      </p>
      <Refusal message={problem} />
    </>
  );
}
