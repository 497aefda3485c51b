import type { SignedInUser } from './signed-in-user.ts';

export type Asked = {
  requests: number;
  perSecond: number;
  failed: number;
  /** What was not answered as it should be, by route and answer, and how often. */
  why: ReadonlyMap<string, number>;
};

export type SteadyLoad = { stop(): Promise<Asked> };

/** Of so many requests one changes something. */
const WRITE_EVERY = 11;

/** Of every service with a public route. */
const READS: readonly ((user: SignedInUser) => string)[] = [
  () => 'auth/me',
  () => 'accounts',
  ({ accountId }) => `accounts/${accountId}/usage`,
  () => 'parsing/tasks',
  () => 'invites/tasks',
];

/** An answer that takes longer is none. */
const DEADLINE_MS = 10_000;

/**
 * Asks all services through the gateway, in the name of these users by turns.
 * @param aSecond so many requests, whether the answers come or not
 */
export function startLoad(gatewayUrl: string, users: readonly SignedInUser[], aSecond: number): SteadyLoad {
  const why = new Map<string, number>();
  const fail = (what: string) => void why.set(what, (why.get(what) ?? 0) + 1);
  const underWay = new Set<Promise<void>>();
  const begin = performance.now();
  let requests = 0;

  const ask = async (turn: number) => {
    const user = users[turn % users.length];
    if (!user) throw new Error('nobody is there to ask');
    const { method, path, body } = questionOf(user, turn);
    const outcome = await fetch(`${gatewayUrl}/api/v1/${path}`, {
      method,
      headers: {
        authorization: `Bearer ${user.token()}`,
        ...(body && { 'content-type': 'application/json' }),
      },
      ...(body && { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(DEADLINE_MS),
    }).then(
      async response => ({ isGood: response.ok, said: `${response.status} ${await response.text()}` }),
      (error: unknown) => ({ isGood: false, said: String(error) }),
    );
    if (!outcome.isGood) fail(`${method} ${path}: ${outcome.said.slice(0, 120)}`);
  };
  const catchUp = () => {
    const due = ((performance.now() - begin) / 1000) * aSecond;
    while (requests < due) {
      const asked = ask(requests++);
      underWay.add(asked);
      void asked.then(() => underWay.delete(asked));
    }
  };
  const timer = setInterval(catchUp, 20);
  return {
    async stop() {
      clearInterval(timer);
      const seconds = (performance.now() - begin) / 1000;
      await Promise.all(underWay);
      for (const failure of users.flatMap(user => user.takeFailures())) fail(failure);
      const failed = [...why.values()].reduce((sum, times) => sum + times, 0);
      return { requests, perSecond: requests / seconds, failed, why };
    },
  };
}

function questionOf(user: SignedInUser, turn: number): { method: string; path: string; body?: object } {
  if (turn % WRITE_EVERY === 0)
    return { method: 'PATCH', path: `accounts/${user.accountId}`, body: { label: `Nr ${turn}` } };
  const read = READS[Math.floor(turn / WRITE_EVERY) % READS.length];
  return { method: 'GET', path: read?.(user) ?? '' };
}
