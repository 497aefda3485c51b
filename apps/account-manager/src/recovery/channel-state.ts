import type { ChannelState } from '../scripts/install.ts';
import { countsAt } from './person-state.ts';
import type { Head, LedgerPermit } from './repository.ts';

/**
 * The pacing in Redis that these permits lead to.
 * @param permits the newest first
 */
export function toChannelState({ version, last }: Head, permits: readonly LedgerPermit[]): ChannelState {
  const [newest, ...before] = permits;
  const lastAtBefore = Math.max(0, ...before.map(permit => countsAt(permit) ?? 0));
  return {
    version,
    last,
    lastAt: (newest && countsAt(newest)) ?? lastAtBefore,
    lastAtBefore,
  };
}
