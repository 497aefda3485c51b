import { AccountChange, AccountRemoved, AccountStanding } from '@muster/contracts';
import { z } from 'zod';
import type { Installation } from './installation.ts';
import type { User } from './people.ts';

const Told = z.discriminatedUnion('event', [
  z.object({ event: z.literal('standings'), data: z.array(AccountStanding) }),
  z.object({ event: z.enum(['restricted', 'lifted', 'recovered']), data: AccountChange }),
  z.object({ event: z.literal('removed'), data: AccountRemoved }),
]);
export type Told = z.output<typeof Told>;

/** A team's live view of its accounts, over HTTP, with all it was told so far. */
export async function watchAccounts({ app }: Installation, user: User) {
  if (!app.server.listening) await app.listen({ host: '127.0.0.1', port: 0 });
  const leaving = new AbortController();
  const response = await fetch(`${app.listeningOrigin}/api/v1/accounts/events`, {
    headers: user.headers,
    signal: leaving.signal,
  });
  const told: Told[] = [];
  const waiting = new Set<() => void>();
  const reading = read(response, one => {
    told.push(one);
    for (const look of waiting) look();
  });
  const view = {
    told,
    /** Resolves with the first of what is told, or was, that fits. */
    async until(fits: (one: Told) => boolean): Promise<Told> {
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
  await view.until(({ event }) => event === 'standings');
  return view;
}
export type View = Awaited<ReturnType<typeof watchAccounts>>;

async function read(response: Response, onTold: (told: Told) => void): Promise<void> {
  let rest = '';
  try {
    for await (const bytes of response.body ?? []) {
      const blocks = (rest + new TextDecoder().decode(bytes)).split('\n\n');
      rest = blocks.pop() ?? '';
      for (const block of blocks) {
        const fields = Object.fromEntries(block.split('\n').map(line => line.split(/: (.*)/s).slice(0, 2)));
        if (fields.event)
          onTold(Told.parse({ event: fields.event, data: JSON.parse(fields.data ?? 'null') }));
      }
    }
  } catch (error) {
    if (!(error instanceof Error && error.name === 'AbortError')) throw error;
  }
}
