import { type RebuildDependencies, rebuildChannel, rebuildPerson } from './rebuild.ts';

/** A decision is tried again after a rebuild at most so often; others may be rebuilding the same person. */
const TRIES = 4;

/** What a decision may say besides its own answers. */
export type NeedsRebuild = { status: 'rebuild'; what: 'person' | 'channel' } | { status: 'conflict' };

/**
 * Takes a decision, rebuilding what Redis lost and deciding anew until the decision stands.
 * @returns the decision, or `rebuilding` when it did not come to stand in a few tries
 */
export async function withRebuild<T extends { status: string }>(
  dependencies: RebuildDependencies & { channelPaceMs: number },
  subject: { personKey: string; channelKey: string | null },
  decide: () => Promise<T | NeedsRebuild>,
): Promise<T | { status: 'rebuilding' }> {
  for (let attempt = 0; attempt < TRIES; attempt++) {
    const decision = await decide();
    if (!isNeedsRebuild(decision)) return decision;
    const both = decision.status === 'conflict';
    if (both || decision.what === 'person') await rebuildPerson(dependencies, subject.personKey);
    if (subject.channelKey && (both || decision.what === 'channel')) {
      await rebuildChannel(dependencies, subject.channelKey, dependencies.channelPaceMs);
    }
  }
  return { status: 'rebuilding' };
}

function isNeedsRebuild(decision: { status: string }): decision is NeedsRebuild {
  return decision.status === 'rebuild' || decision.status === 'conflict';
}
