import { setTimeout as delay } from 'node:timers/promises';
import type { Base, Position } from '../ledger/entry.ts';
import type { Ledger } from '../ledger/ledger.ts';

/** An entry on its way to Postgres is waited for this long, as an entry that follows it waits. */
const IN_FLIGHT_TRIES = 10;
const IN_FLIGHT_WAIT_MS = 5;

/**
 * How a refusal by Redis stands to the ledger. It takes no version that would tell:
 * - `agrees`: it was taken from where the ledger stands.
 * - `overtaken`: the ledger is further. Redis went back in time, or others were quicker since.
 * - `apart`: Redis holds something the ledger never had, an orphaned reservation, or another history.
 */
export type Agreement = 'agrees' | 'overtaken' | 'apart';

/** Compares what a refusal was taken from with the ledger, waiting for entries that are on their way. */
export async function compareWithLedger(
  { ledger }: { ledger: Pick<Ledger, 'look'> },
  { personKey, channelKey }: { personKey: string; channelKey: string | null },
  refusedFrom: Base,
): Promise<Agreement> {
  for (let attempt = 1; ; attempt++) {
    const { person, channel } = await ledger.look({
      personKey,
      channelKey: refusedFrom.channel && channelKey,
      permitId: null,
    });
    const relations = [relate(refusedFrom.person, person)];
    if (refusedFrom.channel) relations.push(relate(refusedFrom.channel, channel));
    if (relations.includes('apart')) return 'apart';
    if (relations.includes('overtaken')) return 'overtaken';
    if (!relations.includes('ahead')) return 'agrees';
    if (attempt === IN_FLIGHT_TRIES) return 'apart';
    await delay(IN_FLIGHT_WAIT_MS);
  }
}

/** How a position in Redis stands to the head in the ledger. */
export function relate(seen: Position, head: Position | null): Agreement | 'ahead' {
  if (!head || head.epoch !== seen.epoch) return 'apart';
  if (head.version > seen.version) return 'overtaken';
  if (head.version < seen.version) return 'ahead';
  return head.last === seen.last ? 'agrees' : 'apart';
}
