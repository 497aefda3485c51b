import type { RestrictionKind } from '@muster/contracts';
import { clock, newId, problem } from '@muster/service-kit';
import type { FindAccount } from '../accounts/find-account.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { Profiles } from '../profiles/profiles.ts';
import type { RebuildDependencies } from '../recovery/rebuild.ts';
import { isUndecided, standing, withRebuild } from '../recovery/with-rebuild.ts';
import { lift } from '../scripts.ts';

/** Ends the restriction of this kind of the person behind an account, if there is one that began before `before` (ms). */
export async function liftRestriction(
  dependencies: RebuildDependencies & { ledger: Ledger; profiles: Profiles; findAccount: FindAccount },
  accountId: string,
  { kind, before }: { kind: RestrictionKind; before: number },
): Promise<void> {
  const { redis, ledger, profiles, findAccount } = dependencies;
  const { teamId, personKey } = await findAccount(accountId);
  const subject = { personKey, channelKey: null };
  const { channelPaceMs } = await profiles.of(accountId);
  const result = await withRebuild({ ...dependencies, channelPaceMs }, subject, async () => {
    const reply = await lift(redis, { personKey, kind, before });
    if (reply.status !== 'lifted') return reply;
    const { version, epoch } = reply;
    const decidedAt = clock.now();
    const change = { accountId, teamId, personKey, version, decidedAt, restriction: kind };
    const appended = await ledger.append(
      {
        kind: 'lift',
        subjectId: newId(),
        ...change,
        until: null,
        untilBefore: null,
        reason: null,
        actor: null,
      },
      { person: epoch, channel: null },
    );
    return standing(appended, reply);
  });
  if (isUndecided(result)) throw problem('service_unavailable');
}
