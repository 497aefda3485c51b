import { AccountChange, unwrap } from '@muster/contracts';
import { readEvents, type SandboxControl } from '@muster/testkit';
import { z } from 'zod';
import type { Connected } from './connect-accounts.ts';
import type { Installation, Team } from './installation.ts';

/** Changes are spread evenly over so long for each account, in ms. */
const BETWEEN_MS = 250;

/** How often a table is polled that is polled to learn of changes, in ms. */
const POLL_MS = 10_000;

/** No change takes this long, in ms. */
const LONGEST_MS = 30_000;

const Changed = AccountChange.pick({ accountId: true });

/** @returns when it happened, in ms since the Unix epoch, where that was not when it was asked for */
type Act = (account: Connected) => Promise<unknown>;

/** What happens to live accounts: three from outside, and one that a call of ours is answered with. */
const actsOf = (control: SandboxControl, { api }: Team): readonly Act[] => [
  ({ userId }) => control.revokeSessions(userId),
  ({ userId }) => control.freeze(userId),
  ({ userId }) => control.ban(userId),
  async ({ id, userId, channel }) => {
    const fault = { error: 'FROZEN_METHOD_INVALID', count: 1 };
    await control.addFault({ ...fault, accountId: userId, method: 'channels.getFullChannel' });
    await api.POST('/api/v1/accounts/{id}/channels/check', { params: { path: { id } }, body: { channel } });
    const { items } = await control.record({ accountId: userId, method: 'channels.getFullChannel' });
    return Date.parse(items.at(-1)?.at ?? '');
  },
];

/** From each act to the event of it at a client of the team, and to where it is seen by polling; in ms. */
export async function measureStateChanges(
  { suite }: Installation,
  team: Team,
  accounts: readonly Connected[],
): Promise<{ told: number[]; polled: number[] }> {
  const actedAt = new Map<string, number>();
  const told = new Map<string, number>();
  const polled = new Map<string, number>();
  const note = (times: Map<string, number>, id: string) => {
    if (actedAt.has(id) && !times.has(id)) times.set(id, Date.now());
  };

  const leaving = new AbortController();
  const watching = watch(`${suite.gatewayUrl}/api/v1/accounts/events`, team, leaving.signal, id =>
    note(told, id),
  );
  const poll = async () => {
    const { items } = unwrap(
      await team.api.GET('/api/v1/accounts', { params: { query: { limit: POLL_PAGE } } }),
    );
    for (const { id, state } of items) if (state !== 'active') note(polled, id);
  };
  await watching.opened;
  const polling = setInterval(() => void poll(), POLL_MS);

  const acts = actsOf(suite.sandbox.control, team);
  const acting: Promise<unknown>[] = [];
  for (const [index, account] of accounts.entries()) {
    actedAt.set(account.id, Date.now());
    const act = acts[index % acts.length];
    if (!act) throw new Error('nothing happens');
    acting.push(act(account).then(at => typeof at === 'number' && actedAt.set(account.id, at)));
    await sleep(BETWEEN_MS);
  }
  await Promise.all(acting);
  const until = performance.now() + LONGEST_MS;
  while (told.size + polled.size < 2 * accounts.length && performance.now() < until) await sleep(100);
  clearInterval(polling);
  leaving.abort();
  await watching.ended;
  if (told.size < accounts.length) throw new Error(`${accounts.length - told.size} changes were not told`);
  const delays = (times: Map<string, number>) =>
    [...times].map(([id, at]) => at - (actedAt.get(id) ?? Number.NaN));
  return { told: delays(told), polled: delays(polled) };
}

/** The most that one page holds. */
const POLL_PAGE = 100;

const sleep = (ms: number) => new Promise(resolve => setTimeout(resolve, ms));

function watch(url: string, { accessToken }: Team, signal: AbortSignal, onChange: (id: string) => void) {
  const { promise: opened, resolve } = Promise.withResolvers<void>();
  const read = async () => {
    for await (const { event, data } of readEvents(url, { accessToken, signal })) {
      if (event === 'standings') resolve();
      else if (event === 'restricted') onChange(z.parse(Changed, data).accountId);
    }
  };
  const ended = read().catch((error: unknown) => {
    if (!signal.aborted) throw error;
  });
  return { opened, ended };
}
