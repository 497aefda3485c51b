import type { Tl } from '../tl/api.ts';
import { addressedIds, type Names } from './addressed-ids.ts';
import type { FaultRules } from './fault-rules.ts';

/**
 * How often a push really leaves for one account, or for a key that is nobody's yet: once, or as a rule about
 * updates says, not at all or twice. Asked once for each push and account, so all clients of an account meet the same.
 */
export function timesPushed(
  userId: number | null,
  updates: Tl<'Updates'>,
  { faults, world }: { readonly faults: FaultRules; readonly world: Names },
): 0 | 1 | 2 {
  if (faults.all().length === 0) return 1;
  const accountId = userId === null ? null : String(userId);
  const rule = faults.take({
    accountId,
    updateTypes: typesIn(updates),
    targets: () => addressedIds(updates, accountId, world),
  });
  if (rule?.update === undefined) return 1;
  return rule.update === 'lose' ? 0 : 2;
}

/** What is pushed, by its outer name and by the names of the updates within. */
function typesIn(updates: Tl<'Updates'>): string[] {
  if ('updates' in updates) return [updates._, ...updates.updates.map(update => update._)];
  return 'update' in updates ? [updates._, updates.update._] : [updates._];
}
