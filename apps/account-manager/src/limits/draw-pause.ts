import { createHash } from 'node:crypto';
import type { ActionLimits } from './table.ts';

/**
 * The pause after the action of this permit, in ms: spread evenly between the least and the most, both included, and
 * the same whenever the permit is decided. A permit that Redis lost and another replica takes anew has no shorter one
 * than the ledger holds, though that replica die before it hears so.
 */
export function drawPause({ pauseMs: [least, most] }: ActionLimits, permitId: string): number {
  if (most === 0) return 0;
  // 48 bits over so few ms: no ms is favoured by more than one in 400 million.
  return least + (createHash('sha256').update(permitId).digest().readUIntBE(0, 6) % (most - least + 1));
}
