import { UNKNOWN_AFTER_MS } from '@muster/contracts';
import { clock } from '@muster/service-kit';
import type { Outbox } from '../outbox/outbox.ts';
import { unknown } from './ending.ts';
import type { Entry, Journal, PermitRef } from './repository.ts';

export type GiveUp = {
  /** At start: what an earlier process of this replica left executing. */
  leftBehind(): Promise<void>;
  /** Now and then: what nobody can be executing any more. */
  overdue(): Promise<void>;
};

/** Ends permits whose execution nobody will hear of: they become `unknown`, and are never sent again. */
export function createGiveUp(parts: {
  journal: Journal;
  outbox: Pick<Outbox, 'deliver'>;
  inHand: ReadonlyMap<string, Promise<Entry>>;
}): GiveUp {
  const { journal, outbox, inHand } = parts;
  const giveUp = async (permits: readonly PermitRef[]) => {
    for (const permit of permits.filter(({ id }) => !inHand.has(id))) {
      const end = unknown(permit, new Date(clock.now()));
      if (await journal.end(permit.id, end)) await outbox.deliver([end.report]);
    }
  };
  return {
    leftBehind: async () => giveUp(await journal.leftBehind()),
    overdue: async () => giveUp(await journal.overdue(new Date(clock.now() - UNKNOWN_AFTER_MS))),
  };
}
