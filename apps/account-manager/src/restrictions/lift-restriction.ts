import type { RestrictionKind } from '@muster/contracts';
import { clock, newId } from '@muster/service-kit';
import { lift } from '../scripts/restrictions.ts';
import { type Because, decide, type RestrictionDependencies, record } from './decide.ts';

export type Lifting = {
  kind: RestrictionKind;
  /** Only one that began before this moment, in ms; whenever it began where absent. */
  before?: number | null;
  /** Absent when no person ends it: a new login shows that a ban is over. */
  because?: Because;
};

/**
 * Ends the restriction of this kind of the person behind an account. A wait that the platform asked for is never
 * ended before its time: what a person added to it is taken back, and where nobody did, it is `mandated` until a moment
 * in ms.
 */
export async function liftRestriction(
  dependencies: RestrictionDependencies,
  accountId: string,
  { kind, before = null, because }: Lifting,
): Promise<{ status: 'lifted' | 'none' } | { status: 'mandated'; until: number }> {
  const { redis, findAccount } = dependencies;
  const { teamId, personKey } = await findAccount(accountId);
  const liftId = newId();
  const result = await decide(dependencies, personKey, async () => {
    const reply = await lift(redis, { personKey, liftId, kind, before });
    if (reply.status !== 'lifted') return reply;
    const { version, since, until, untilBefore } = reply;
    return record(dependencies, reply, {
      kind: 'lift',
      subjectId: liftId,
      teamId,
      accountId,
      personKey,
      version,
      decidedAt: clock.now(),
      restriction: kind,
      since,
      until,
      untilBefore,
      reason: because?.reason ?? null,
      actor: because?.actor ?? null,
    });
  });
  return result;
}
