import type { LiftableKind } from '@muster/contracts';
import { clock, newId } from '@muster/service-kit';
import { extend } from '../scripts/restrictions.ts';
import { type Because, decide, type RestrictionDependencies, record } from './decide.ts';

/**
 * Lets a restriction that is in force end later, at `until` in ms.
 * @returns `not_later` when it lasts as long already, `none` when there is no such restriction
 */
export async function extendRestriction(
  dependencies: RestrictionDependencies,
  accountId: string,
  { kind, until, because }: { kind: LiftableKind; until: number; because: Because },
): Promise<'extended' | 'not_later' | 'none'> {
  const { redis, findAccount } = dependencies;
  const { teamId, personKey } = await findAccount(accountId);
  const extensionId = newId();
  const { status } = await decide(dependencies, personKey, async () => {
    const reply = await extend(redis, { personKey, extensionId, kind, until });
    if (reply.status !== 'extended') return reply;
    const { version, since, untilBefore } = reply;
    return record(dependencies, reply, {
      kind: 'restriction',
      subjectId: extensionId,
      teamId,
      accountId,
      personKey,
      version,
      decidedAt: clock.now(),
      restriction: kind,
      since,
      until,
      mandatedUntil: null,
      untilBefore,
      ...because,
    });
  });
  return status;
}
