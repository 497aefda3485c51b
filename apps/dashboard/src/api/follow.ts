import { EventSource } from 'eventsource';
import { authorizedFetch } from './authorized-fetch.ts';
import { queryClient } from './queries.ts';

/** After this a view that the server refused for good is begun anew, in ms. */
const BEGIN_ANEW_MS = 5_000;

/** The server says something at least every 15 s; who has slept, or lost a network silently, hears nothing more. */
const SILENT_MS = 40_000;

/** As often it is looked whether there was silence for so long, in ms; time asleep counts. */
const LOOK_EVERY_MS = 5_000;

/**
 * A page that nobody sees lets its views go after this, in ms: without TLS a browser has six connections to an address
 * for all of its tabs together, and some pages hold two: the next tab would wait for ever.
 */
const UNSEEN_MS = 5_000;

type Follower = {
  /** The names of the events that are of interest. */
  names: readonly string[];
  onEvent(name: string, data: string): void;
  onCutOff(isCutOff: boolean): void;
};

/**
 * Follows a live view. One that was cut off goes on where it had stopped; where that cannot be, after sleep or a lost
 * network, it begins anew, and all that is shown is read again.
 * @returns what ends it
 */
export function follow(path: string, { names, onEvent, onCutOff }: Follower): () => void {
  let source: EventSource | undefined;
  let heardAtMs = 0;
  let again: ReturnType<typeof setTimeout> | undefined;
  let unseen: ReturnType<typeof setTimeout> | undefined;
  const hear = () => {
    heardAtMs = Date.now();
  };

  const begin = () => {
    letGo();
    hear();
    const begun = new EventSource(path, { fetch: (url, init) => hearing(new Request(url, init), hear) });
    let isAgain = false;
    let hasPlace = false;
    begun.addEventListener('open', () => {
      onCutOff(false);
      // Before its first event a view has no place to go on from.
      if (isAgain && !hasPlace) void queryClient.invalidateQueries();
      isAgain = true;
    });
    begun.addEventListener('error', () => {
      onCutOff(true);
      // One that was only cut off comes back by itself.
      if (begun.readyState === EventSource.CLOSED) again = setTimeout(beginAnew, BEGIN_ANEW_MS);
    });
    begun.addEventListener('resync', beginAnew);
    for (const name of names)
      begun.addEventListener(name, ({ data, lastEventId }) => {
        hasPlace ||= lastEventId !== '';
        onEvent(name, data);
      });
    source = begun;
  };
  /** What happened in between is told by no event. */
  const beginAnew = () => {
    begin();
    void queryClient.invalidateQueries();
  };
  const letGo = () => {
    clearTimeout(again);
    source?.close();
    source = undefined;
  };
  const lookForSilence = () => {
    if (!source || Date.now() - heardAtMs <= SILENT_MS) return;
    onCutOff(true);
    beginAnew();
  };
  const onSight = () => {
    clearTimeout(unseen);
    if (document.hidden) unseen = setTimeout(letGo, UNSEEN_MS);
    else if (!source) beginAnew();
  };
  const onOffline = () => onCutOff(true);
  const onOnline = () => {
    if (source) beginAnew();
  };

  // A page that is opened in the background begins when it is seen.
  if (!document.hidden) begin();
  const looking = setInterval(lookForSilence, LOOK_EVERY_MS);
  window.addEventListener('offline', onOffline);
  // A network that was found again is not waited for until the next try.
  window.addEventListener('online', onOnline);
  document.addEventListener('visibilitychange', onSight);
  return () => {
    clearInterval(looking);
    clearTimeout(unseen);
    window.removeEventListener('offline', onOffline);
    window.removeEventListener('online', onOnline);
    document.removeEventListener('visibilitychange', onSight);
    letGo();
    onCutOff(false);
  };
}

/** Tells of everything that arrives, comments included, which are there for nothing else. */
async function hearing(request: Request, hear: () => void) {
  const { body, url, status, redirected, headers } = await authorizedFetch(request);
  const heard = new TransformStream<Uint8Array, Uint8Array>({
    transform(chunk, controller) {
      hear();
      controller.enqueue(chunk);
    },
  });
  return { body: body?.pipeThrough(heard) ?? null, url, status, redirected, headers };
}
