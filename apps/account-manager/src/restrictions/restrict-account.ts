import type { RestrictionKind } from '@muster/contracts';
import { problem } from '@muster/service-kit';
import type { FindAccount } from '../accounts/find-account.ts';
import { isNewConnection, markLoggedOut } from '../accounts/repository.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { isRecorded } from '../ledger/repository.ts';
import { DAY_MS } from '../limits/table.ts';
import type { Profiles } from '../profiles/profiles.ts';
import type { RebuildDependencies } from '../recovery/rebuild.ts';
import { isUndecided, standing, withRebuild } from '../recovery/with-rebuild.ts';
import { restrict } from '../scripts.ts';

/** Added to every wait the platform asks for (DESIGN, limits table), in ms. */
const FLOOD_WAIT_EXTRA_MS = 60_000;

export type RestrictionReport = {
  reportId: string;
  accountId: string;
  kind: RestrictionKind;
  waitSeconds: number | undefined;
  observedAt: string;
};

/**
 * Takes the person behind an account out of work; of a lost session only the account it was of. The same report twice
 * is one restriction, and a shorter one never ends a longer one early.
 * @returns the end of what is in force now, in ms; null when a person has to act
 */
export async function restrictAccount(
  dependencies: RebuildDependencies & { ledger: Ledger; profiles: Profiles; findAccount: FindAccount },
  report: RestrictionReport,
): Promise<number | null> {
  const { redis, pool, ledger, profiles, findAccount } = dependencies;
  const { accountId, reportId: subjectId, kind } = report;
  const { teamId, personKey } = await findAccount(accountId);
  const since = Date.parse(report.observedAt);
  if (kind === 'logged_out') {
    await markLoggedOut(pool, accountId, new Date(since));
    return null;
  }
  const until = endOf(kind, since, report.waitSeconds);
  const subject = { personKey, channelKey: null };
  const { channelPaceMs } = await profiles.of(accountId);
  const result = await withRebuild({ ...dependencies, channelPaceMs }, subject, async () => {
    // Known reports change nothing: what they restricted may have been lifted since.
    const heard =
      (await isRecorded(pool, 'restriction', subjectId)) || (await isOutdated(pool, report, personKey));
    if (heard) return { status: 'heard' as const };
    const reply = await restrict(redis, { personKey, kind, since, until });
    if (reply.status !== 'restricted') return reply;
    const { version, epoch } = reply;
    const entry = {
      kind: 'restriction',
      subjectId,
      teamId,
      accountId,
      personKey,
      version,
      decidedAt: since,
      restriction: kind,
      since,
      until,
      mandatedUntil: until,
      untilBefore: null,
      reason: null,
      actor: null,
    } as const;
    const appended = await ledger.append(entry, { person: epoch, channel: null });
    return standing(appended, reply);
  });
  if (isUndecided(result)) throw problem('service_unavailable');
  return result.status === 'heard' ? until : result.until;
}

/** A ban that was seen before the person's newest connection is over: nobody who is banned can log in. */
async function isOutdated(
  pool: RebuildDependencies['pool'],
  { kind, observedAt }: RestrictionReport,
  personKey: string,
): Promise<boolean> {
  return kind === 'banned' && !(await isNewConnection(pool, { personKey, connectedAt: observedAt }));
}

/** In ms; null when no time ends it. */
function endOf(kind: RestrictionKind, since: number, waitSeconds = 0): number | null {
  if (kind === 'flood_wait') return since + waitSeconds * 1_000 + FLOOD_WAIT_EXTRA_MS;
  if (kind === 'peer_flood') return since + DAY_MS;
  return null;
}
