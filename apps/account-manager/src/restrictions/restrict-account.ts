import type { LiftableKind, RestrictionKind } from '@muster/contracts';
import type { Pool } from '@muster/service-kit';
import { isNewConnection } from '../accounts/repository.ts';
import { isRecorded } from '../ledger/repository.ts';
import { DAY_MS } from '../limits/table.ts';
import { restrict } from '../scripts/restrictions.ts';
import { decide, type RestrictionDependencies, record } from './decide.ts';
import { markLoggedOut } from './repository.ts';

/** Added to every wait the platform asks for (DESIGN, limits table), in ms. */
const FLOOD_WAIT_EXTRA_MS = 60_000;

export type RestrictionReport = {
  reportId: string;
  accountId: string;
  kind: RestrictionKind;
  waitSeconds?: number | undefined;
  observedAt: string;
};

/**
 * Takes the person behind an account out of work; of a lost session only the account it was of. The same report twice
 * is one restriction, and a shorter one never ends a longer one early.
 * @returns the end of what is in force now, in ms; null when a person has to act
 */
export async function restrictAccount(
  dependencies: RestrictionDependencies,
  { reportId, accountId, kind, waitSeconds, observedAt }: RestrictionReport,
): Promise<number | null> {
  const { redis, pool, findAccount } = dependencies;
  const { teamId, personKey } = await findAccount(accountId);
  const since = Date.parse(observedAt);
  if (kind === 'logged_out') {
    await markLoggedOut(pool, accountId, new Date(since));
    return null;
  }
  const until = endOf(kind, since, waitSeconds);
  const result = await decide(dependencies, personKey, async () => {
    // Known reports change nothing: what they restricted may have been lifted since.
    const heard =
      (await isRecorded(pool, 'restriction', reportId)) ||
      (kind === 'banned' && (await isOver(pool, personKey, observedAt)));
    if (heard) return { status: 'heard' as const };
    const reply = await restrict(redis, { personKey, reportId, kind, since, until, mandatedUntil: until });
    if (reply.status !== 'restricted') return reply;
    return record(dependencies, reply, {
      kind: 'restriction',
      subjectId: reportId,
      teamId,
      accountId,
      personKey,
      version: reply.version,
      decidedAt: since,
      restriction: kind,
      since,
      until,
      mandatedUntil: until,
      untilBefore: reply.untilBefore,
      reason: null,
      actor: null,
    });
  });
  return result.status === 'heard' ? until : result.until;
}

/** A ban that was seen before the person's newest connection is over: nobody who is banned can log in. */
const isOver = async (pool: Pool, personKey: string, observedAt: string): Promise<boolean> =>
  !(await isNewConnection(pool, { personKey, connectedAt: observedAt }));

/** In ms; null when no time ends it. */
function endOf(kind: LiftableKind, since: number, waitSeconds = 0): number | null {
  if (kind === 'flood_wait') return since + waitSeconds * 1_000 + FLOOD_WAIT_EXTRA_MS;
  if (kind === 'peer_flood') return since + DAY_MS;
  return null;
}
