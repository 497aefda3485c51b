import type { Caller, Integration } from './harness.ts';

// biome-ignore lint/suspicious/noExplicitAny: an event is compared with what is expected, field by field.
export type Told = { id: string | undefined; event: string; data: any };

/** A live view over HTTP, with all it was told so far. */
export type LiveView = {
  told: Told[];
  /** Resolves with the first of what is told, or was, that fits. */
  until(fits: (told: Told) => boolean): Promise<Told>;
  leave(): Promise<void>;
};

/** Watches a live view of integration; resolves when the view is open. */
export async function watchLive(
  { app, headersOf }: Integration,
  as: Caller,
  url: string,
  lastEventId?: string,
): Promise<LiveView> {
  if (!app.server.listening) await app.listen({ host: '127.0.0.1', port: 0 });
  const leaving = new AbortController();
  const response = await fetch(`${app.listeningOrigin}${url}`, {
    headers: { ...headersOf(as), ...(lastEventId !== undefined && { 'last-event-id': lastEventId }) },
    signal: leaving.signal,
  });
  if (!response.ok) throw new Error(`${url} answers ${response.status}`);
  const told: Told[] = [];
  const waiting = new Set<() => void>();
  const reading = read(response, block => {
    const field = (name: string) => new RegExp(`^${name}: (.*)$`, 'm').exec(block)?.[1];
    const event = field('event');
    // A block without one is a comment.
    if (event === undefined) return;
    told.push({ id: field('id'), event, data: JSON.parse(field('data') ?? 'null') });
    for (const look of waiting) look();
  });
  return {
    told,
    async until(fits) {
      const { promise, resolve } = Promise.withResolvers<Told>();
      const look = () => {
        const found = told.find(fits);
        if (found) resolve(found);
      };
      waiting.add(look);
      look();
      return promise.finally(() => waiting.delete(look));
    },
    async leave() {
      leaving.abort();
      await reading;
    },
  };
}

async function read(response: Response, onBlock: (block: string) => void): Promise<void> {
  let rest = '';
  try {
    for await (const bytes of response.body ?? []) {
      const blocks = (rest + new TextDecoder().decode(bytes)).split('\n\n');
      rest = blocks.pop() ?? '';
      for (const block of blocks) onBlock(block);
    }
  } catch (error) {
    if (!(error instanceof Error && error.name === 'AbortError')) throw error;
  }
}
