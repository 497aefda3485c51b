import { clock, newId } from '@muster/service-kit';
import { restrict } from '../scripts/restrictions.ts';
import { type Because, decide, type RestrictionDependencies, record } from './decide.ts';
import { isRestricted } from './repository.ts';

const kind = 'paused';

/**
 * Takes the person behind an account out of work until `until` in ms or, where that is null, until somebody resumes
 * them; `paused_already` when they are.
 */
export async function pauseAccount(
  dependencies: RestrictionDependencies,
  accountId: string,
  { until, because }: { until: number | null; because: Because },
): Promise<'paused' | 'paused_already'> {
  const { redis, pool, findAccount } = dependencies;
  const { teamId, personKey } = await findAccount(accountId);
  const since = clock.now();
  const reportId = newId();
  const { status } = await decide(dependencies, personKey, async () => {
    if (await isRestricted(pool, { personKey, kind })) return { status: 'known' as const };
    const reply = await restrict(redis, { personKey, reportId, kind, since, until, mandatedUntil: null });
    if (reply.status !== 'restricted') return reply;
    const { version, untilBefore } = reply;
    return record(dependencies, reply, {
      kind: 'restriction',
      subjectId: reportId,
      teamId,
      accountId,
      personKey,
      version,
      decidedAt: since,
      restriction: kind,
      since,
      until,
      mandatedUntil: null,
      untilBefore,
      ...because,
    });
  });
  return status === 'known' ? 'paused_already' : 'paused';
}
