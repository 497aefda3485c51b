import type { RestrictionKind } from '@muster/contracts';
import { clock, newId, problem } from '@muster/service-kit';
import type { FindAccount } from '../accounts/find-account.ts';
import { append } from '../ledger/repository.ts';
import type { Profile } from '../limits/table.ts';
import type { RebuildDependencies } from '../recovery/rebuild.ts';
import { withRebuild } from '../recovery/with-rebuild.ts';
import { lift } from '../scripts.ts';

/** Ends the restriction of the person behind an account, if it is one of `kinds`. */
export async function liftRestriction(
  dependencies: RebuildDependencies & { profile: Profile; findAccount: FindAccount },
  accountId: string,
  kinds: readonly RestrictionKind[],
): Promise<void> {
  const { redis, pool, profile, findAccount } = dependencies;
  const { teamId, personKey } = await findAccount(accountId);
  const subject = { personKey, channelKey: null };
  const { channelPaceMs } = profile;
  const result = await withRebuild({ ...dependencies, channelPaceMs }, subject, async () => {
    const reply = await lift(redis, { personKey, kinds });
    if (reply.status !== 'lifted') return reply;
    const { version, epoch, kind: restriction } = reply;
    const decidedAt = clock.now();
    const change = { accountId, teamId, personKey, version, decidedAt, restriction };
    const appended = await append(
      pool,
      { kind: 'lift', subjectId: newId(), ...change },
      { person: epoch, channel: null },
    );
    return appended === 'conflict' ? { status: 'conflict' as const } : reply;
  });
  if (result.status === 'rebuilding') throw problem('service_unavailable');
}
