import { setTimeout as delay } from 'node:timers/promises';
import type { Base } from '../ledger/entry.ts';
import type { AppendResult } from '../ledger/ledger.ts';
import type { Standing } from '../ledger/read-heads.ts';
import { compareWithLedger, isBehind } from './compare-with-ledger.ts';
import { ClocksDisagree, type RebuildDependencies, rebuildChannel, rebuildPerson } from './rebuild.ts';

/** A decision is tried again after a rebuild at most so often; others may be rebuilding the same person. */
const TRIES = 5;

/** Whoever is rebuilding a person is done after this, unless it died. */
const OTHERS_REBUILD_MS = 20;

/** What a decision may say besides its own answers. */
export type NeedsRebuild = { status: 'rebuild'; what: 'person' | 'channel' } | { status: 'conflict' };

/** Nothing can be decided now; asking again soon makes sense. */
export type Undecided = { status: 'rebuilding' | 'clock_unsafe' };

/**
 * An answer of a decision; a refusal says from where it was taken, and is believed only if the ledger stands there.
 * Where that was looked up since, it says so: nobody has to look again.
 */
type Answer = { status: string; refusedFrom?: Base; ledgerAt?: Standing };

/**
 * A decision as the ledger left it: it stands, or has to be taken anew. One that is too old for the ledger (its process
 * stood still, or died and somebody else finished it) is no sign that clocks disagree: the rebuild finds that out.
 */
export function standing<T>(appended: AppendResult, decision: T): T | NeedsRebuild {
  return appended === 'appended' || appended === 'known' ? decision : { status: 'conflict' };
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
  let overtakenBy: Standing | undefined;
  let hasWaited = false;
  for (let attempt = 0; attempt < TRIES; attempt++) {
    const decision = await decide();
    let need: NeedsRebuild;
    if (isNeedsRebuild(decision)) {
      need = decision;
    } else {
      const refusedFrom = 'refusedFrom' in decision ? decision.refusedFrom : undefined;
      if (!refusedFrom) return decision;
      const looked = 'ledgerAt' in decision ? decision.ledgerAt : undefined;
      const { agreement, ledgerAt } = await compareWithLedger(dependencies, subject, refusedFrom, looked);
      if (agreement === 'agrees') return decision;
      if (agreement === 'ended' && !hasWaited) {
        hasWaited = true;
        await delay(OTHERS_REBUILD_MS);
        continue;
      }
      // The ledger may have moved since the refusal. A Redis that went back in time is still behind where the ledger
      // was then; one that is not had all of it, and refused from what stood at that moment.
      if (agreement === 'overtaken') {
        if (overtakenBy && !isBehind(refusedFrom, overtakenBy)) return decision;
        if (!overtakenBy) {
          overtakenBy = ledgerAt;
          continue;
        }
      }
      need = { status: 'conflict' };
    }
    overtakenBy = undefined;
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
  if (both || need.what === 'person')
    await once(dependencies, `person:${personKey}`, () => rebuildPerson(dependencies, personKey));
  if (channelKey && (both || need.what === 'channel'))
    await once(dependencies, `channel:${channelKey}`, () => rebuildChannel(dependencies, channelKey));
}

const underWay = new WeakMap<RebuildDependencies['redis'], Map<string, Promise<void>>>();

/**
 * Every rebuild ends the epoch of the one before: those who need the same one at the same time share it, or they would
 * drive each other out.
 */
function once({ redis }: RebuildDependencies, key: string, work: () => Promise<void>): Promise<void> {
  const known = underWay.get(redis) ?? new Map<string, Promise<void>>();
  underWay.set(redis, known);
  const present = known.get(key) ?? work().finally(() => known.delete(key));
  known.set(key, present);
  return present;
}

function isNeedsRebuild(decision: { status: string }): decision is NeedsRebuild {
  return decision.status === 'rebuild' || decision.status === 'conflict';
}
