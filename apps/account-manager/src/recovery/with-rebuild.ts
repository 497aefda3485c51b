import type { Base } from '../ledger/entry.ts';
import type { AppendResult } from '../ledger/ledger.ts';
import { compareWithLedger } from './compare-with-ledger.ts';
import { ClocksDisagree, type RebuildDependencies, rebuildChannel, rebuildPerson } from './rebuild.ts';

/** A decision is tried again after a rebuild at most so often; others may be rebuilding the same person. */
const TRIES = 5;

/** What a decision may say besides its own answers. */
export type NeedsRebuild = { status: 'rebuild'; what: 'person' | 'channel' } | { status: 'conflict' };

/** Nothing can be decided now; asking again soon makes sense. */
export type Undecided = { status: 'rebuilding' | 'clock_unsafe' };

/** An answer of a decision; a refusal says from where it was taken, and is believed only if the ledger stands there. */
type Answer = { status: string; refusedFrom?: Base };

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
export async function withRebuild<T extends Answer>(
  dependencies: RebuildDependencies,
  subject: { personKey: string; channelKey: string | null },
  decide: () => Promise<T | NeedsRebuild | Undecided>,
): Promise<T | Undecided> {
  let wasOvertaken = false;
  for (let attempt = 0; attempt < TRIES; attempt++) {
    const decision = await decide();
    let need: NeedsRebuild;
    if (isNeedsRebuild(decision)) {
      need = decision;
    } else {
      const refusedFrom = 'refusedFrom' in decision ? decision.refusedFrom : undefined;
      if (!refusedFrom) return decision;
      const agreement = await compareWithLedger(dependencies, subject, refusedFrom);
      if (agreement === 'agrees') return decision;
      // The ledger may have moved since the refusal; a Redis that went back in time is still behind at a second look.
      if (agreement === 'overtaken' && !wasOvertaken) {
        wasOvertaken = true;
        continue;
      }
      need = { status: 'conflict' };
    }
    try {
      await rebuild(dependencies, subject, need);
    } catch (error) {
      if (!(error instanceof ClocksDisagree)) throw error;
      dependencies.log.error({ err: error.message }, 'nothing is decided: clock_unsafe');
      return { status: 'clock_unsafe' };
    }
  }
  return { status: 'rebuilding' };
}

async function rebuild(
  dependencies: RebuildDependencies,
  { personKey, channelKey }: { personKey: string; channelKey: string | null },
  need: NeedsRebuild,
): Promise<void> {
  const both = need.status === 'conflict';
  if (both || need.what === 'person') await rebuildPerson(dependencies, personKey);
  if (channelKey && (both || need.what === 'channel')) await rebuildChannel(dependencies, channelKey);
}

function isNeedsRebuild(decision: { status: string }): decision is NeedsRebuild {
  return decision.status === 'rebuild' || decision.status === 'conflict';
}
