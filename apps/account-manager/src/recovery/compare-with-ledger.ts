import { setTimeout as delay } from 'node:timers/promises';
import type { Base, Position } from '../ledger/entry.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { Standing } from '../ledger/read-heads.ts';

/** An entry on its way to Postgres is waited for this long, as an entry that follows it waits. */
const IN_FLIGHT_TRIES = 10;
const IN_FLIGHT_WAIT_MS = 5;

/**
 * How a refusal by Redis stands to the ledger. It takes no version that would tell:
 * - `agrees`: it was taken from where the ledger stands.
 * - `overtaken`: the ledger is further. Redis went back in time, or others were quicker since the refusal.
 * - `ended`: its epoch has ended. Somebody is rebuilding; another rebuild now would only drive theirs out.
 * - `apart`: Redis holds something the ledger never had, an orphaned reservation, or another history.
 */
export type Agreement = 'agrees' | 'overtaken' | 'ended' | 'apart';

/**
 * Compares what a refusal was taken from with the ledger, waiting for entries that are on their way.
 * @param looked where the ledger stood after the refusal, for whom it was looked up already
 */
export async function compareWithLedger(
  { ledger }: { ledger: Pick<Ledger, 'look'> },
  { personKey, channelKey }: { personKey: string; channelKey: string | null },
  refusedFrom: Base,
  looked?: Standing,
): Promise<{ agreement: Agreement; ledgerAt: Standing }> {
  const look = () => ledger.look({ personKey, channelKey: refusedFrom.channel && channelKey });
  for (let attempt = 1; ; attempt++) {
    const ledgerAt = (attempt === 1 && looked) || (await look());
    const { person, channel } = ledgerAt;
    const relations = [relate(refusedFrom.person, person)];
    if (refusedFrom.channel) relations.push(relate(refusedFrom.channel, channel));
    if (relations.includes('ended')) return { agreement: 'ended', ledgerAt };
    if (relations.includes('apart')) return { agreement: 'apart', ledgerAt };
    if (!relations.includes('ahead')) {
      return { agreement: relations.includes('overtaken') ? 'overtaken' : 'agrees', ledgerAt };
    }
    if (attempt === IN_FLIGHT_TRIES) return { agreement: 'apart', ledgerAt };
    await delay(IN_FLIGHT_WAIT_MS);
  }
}

/** Whether what was refused now was taken from before where the ledger stood earlier: only a loss leads back there. */
export function isBehind(
  refusedFrom: Base,
  { person, channel }: Pick<Standing, 'person' | 'channel'>,
): boolean {
  const isOlder = (seen: Position, head: Position | null) =>
    head !== null && (seen.epoch < head.epoch || (seen.epoch === head.epoch && seen.version < head.version));
  return (
    isOlder(refusedFrom.person, person) ||
    (refusedFrom.channel !== null && isOlder(refusedFrom.channel, channel))
  );
}

/** How a position in Redis stands to the head in the ledger. */
export function relate(seen: Position, head: Position | null): Agreement | 'ahead' {
  if (!head || head.epoch < seen.epoch) return 'apart';
  if (head.epoch > seen.epoch) return 'ended';
  if (head.version > seen.version) return 'overtaken';
  if (head.version < seen.version) return 'ahead';
  return head.last === seen.last ? 'agrees' : 'apart';
}
