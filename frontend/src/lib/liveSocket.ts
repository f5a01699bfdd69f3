/** The line to the shop that subscriptions share: found again as soon as there is a net. */
import { type Client, createClient, TerminatedCloseEvent } from "graphql-ws";

const longestPause = 5_000;
const listensEvery = 10_000;
const patience = 5_000;

/** Opened with the first subscription; closed when nobody listens any more. */
export function openSocket(url: string): Client {
  let silence: number | undefined;
  const client = createClient({
    url,
    lazy: true,
    retryAttempts: Infinity,
    retryWait: untilWorthATry,
    // A line that broke is tried again; a mistake of our own would be made for ever.
    shouldRetry: (fault) => fault instanceof Event || fault instanceof TerminatedCloseEvent,
    // A phone that slept does not notice that its line is dead.
    keepAlive: listensEvery,
    on: {
      ping: (received) => {
        if (!received) silence = window.setTimeout(client.terminate, patience);
      },
      pong: (received) => {
        if (received) window.clearTimeout(silence);
      },
      closed: () => window.clearTimeout(silence),
    },
  });
  window.addEventListener("offline", client.terminate);
  return client;
}

/** Spread out, so that not every shopper is back in the moment in which the shop is. */
function untilWorthATry(tries: number): Promise<void> {
  const pause = Math.min(longestPause, 500 * 2 ** tries) * (0.5 + Math.random() / 2);
  return new Promise((resolve) => {
    const go = () => {
      window.removeEventListener("online", go);
      resolve();
    };
    window.addEventListener("online", go);
    if (navigator.onLine) window.setTimeout(go, pause);
  });
}
