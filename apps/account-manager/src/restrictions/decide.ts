import { problem } from '@muster/service-kit';
import type { FindAccount } from '../accounts/find-account.ts';
import type { Base, LedgerEntry } from '../ledger/entry.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { RebuildDependencies } from '../recovery/rebuild.ts';
import {
  isUndecided,
  type NeedsRebuild,
  standing,
  type Undecided,
  withRebuild,
} from '../recovery/with-rebuild.ts';

export type RestrictionDependencies = RebuildDependencies & { ledger: Ledger; findAccount: FindAccount };

/** The person who wants a change, and why; both stand in the ledger and in the audit trail. */
export type Because = { actor: string; reason: string };

/**
 * Takes a decision about a person's restrictions until it stands in the ledger.
 * @throws the problem `service_unavailable` when it cannot be taken now
 */
export async function decide<T extends { status: string; refusedFrom?: Base }>(
  dependencies: RestrictionDependencies,
  personKey: string,
  decision: () => Promise<T | NeedsRebuild | Undecided>,
): Promise<T> {
  const subject = { personKey, channelKey: null };
  const result = await withRebuild(dependencies, subject, decision);
  if (isUndecided(result)) throw problem('service_unavailable');
  return result;
}

/** Makes a decision of Redis durable. */
export async function record<T extends { from: Base }>(
  { ledger }: Pick<RestrictionDependencies, 'ledger'>,
  decision: T,
  entry: LedgerEntry,
): Promise<T | NeedsRebuild | Undecided> {
  return standing(await ledger.append(entry, decision.from), decision);
}
