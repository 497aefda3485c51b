import type { AppendResult } from '../ledger/ledger.ts';
import { ClocksDisagree, type RebuildDependencies, rebuildChannel, rebuildPerson } from './rebuild.ts';

/** A decision is tried again after a rebuild at most so often; others may be rebuilding the same person. */
const TRIES = 4;

/** What a decision may say besides its own answers. */
export type NeedsRebuild = { status: 'rebuild'; what: 'person' | 'channel' } | { status: 'conflict' };

/** Nothing can be decided now; asking again soon makes sense. */
export type Undecided = { status: 'rebuilding' | 'clock_unsafe' };

/** A decision as the ledger left it: it stands, has to be taken anew, or waits for the clocks to agree. */
export function standing<T>(appended: AppendResult, decision: T): T | NeedsRebuild | Undecided {
  return appended === 'appended' || appended === 'known' ? decision : { status: appended };
}

/** Whether a decision could not be taken now. */
export const isUndecided = (decision: { status: string }): decision is Undecided =>
  decision.status === 'rebuilding' || decision.status === 'clock_unsafe';

/**
 * Takes a decision, rebuilding what Redis lost and deciding anew until the decision stands.
 * @returns the decision; `rebuilding` when it did not come to stand in a few tries, `clock_unsafe` when the clocks
 *   disagree
 */
export async function withRebuild<T extends { status: string }>(
  dependencies: RebuildDependencies & { channelPaceMs: number },
  subject: { personKey: string; channelKey: string | null },
  decide: () => Promise<T | NeedsRebuild | Undecided>,
): Promise<T | Undecided> {
  for (let attempt = 0; attempt < TRIES; attempt++) {
    const decision = await decide();
    if (!isNeedsRebuild(decision)) return decision;
    try {
      await rebuild(dependencies, subject, decision);
    } catch (error) {
      if (!(error instanceof ClocksDisagree)) throw error;
      dependencies.log.error({ err: error.message }, 'nothing is decided: clock_unsafe');
      return { status: 'clock_unsafe' };
    }
  }
  return { status: 'rebuilding' };
}

async function rebuild(
  dependencies: RebuildDependencies & { channelPaceMs: number },
  { personKey, channelKey }: { personKey: string; channelKey: string | null },
  need: NeedsRebuild,
): Promise<void> {
  const both = need.status === 'conflict';
  if (both || need.what === 'person') await rebuildPerson(dependencies, personKey);
  if (channelKey && (both || need.what === 'channel')) {
    await rebuildChannel(dependencies, channelKey, dependencies.channelPaceMs);
  }
}

function isNeedsRebuild(decision: { status: string }): decision is NeedsRebuild {
  return decision.status === 'rebuild' || decision.status === 'conflict';
}
