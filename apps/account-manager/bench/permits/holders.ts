import { randomBytes } from 'node:crypto';
import { LimitedAction } from '@muster/contracts';
import { newId } from '@muster/service-kit';
import { Pool } from 'undici';
import { z } from 'zod';
import type { Ask, Post } from './ask.ts';
import type { BenchAccount } from './world.ts';

const CONNECTIONS = 50;

/** All that the default profile allows within a minute: five people looked up, one of them invited. */
const ACTIONS: readonly LimitedAction[] = [
  ...Array.from({ length: 5 }, () => LimitedAction.enum.resolve),
  LimitedAction.enum.invite,
];
export const PERMITS_A_HOLDER: number = ACTIONS.length;

const LeaseAnswer = z.object({
  status: z.literal('granted'),
  lease: z.object({ id: z.string(), token: z.string() }),
});

/** The same questions as the baselines and as account-manager are asked them, one list a holder. */
export function toAsks({ id: accountId, teamId, channel }: BenchAccount): Ask[] {
  return ACTIONS.map(action => ({
    permitId: newId(),
    teamId,
    accountId,
    action,
    channel: action === 'invite' ? channel : undefined,
    target: randomBytes(32).toString('base64url'),
  }));
}

export const toBaselinePosts = (asks: readonly Ask[]): Post[] =>
  asks.map(ask => ({ path: '/permits', body: JSON.stringify(ask) }));

/** Takes the lease of every account from the server under test; leases end in 30 s, so this goes right before a load. */
export async function takeLeases(
  url: string,
  headers: Record<string, string>,
  accounts: readonly BenchAccount[],
): Promise<Post[][]> {
  const pool = new Pool(url, { connections: CONNECTIONS });
  const holders: Post[][] = [];
  const rest = accounts.values();
  const work = async () => {
    for (const account of rest) {
      const { teamId, channel } = account;
      const body = JSON.stringify({ teamId, channel, purpose: 'invite', holder: 'bench' });
      const response = await pool.request({ method: 'POST', path: '/leases', headers, body });
      const { lease } = LeaseAnswer.parse(await response.body.json());
      holders.push(
        toAsks(account).map(({ permitId, action, channel, target }) => ({
          path: `/leases/${lease.id}/permits`,
          body: JSON.stringify({ permitId, lease: lease.token, action, channel, target }),
        })),
      );
    }
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, work));
  await pool.close();
  return holders;
}
