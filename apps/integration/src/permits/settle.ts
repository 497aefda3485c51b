import type { ActionOutcome } from '@muster/contracts';
import { clock, idMadeAtMs, problem } from '@muster/service-kit';
import type { AccountStore } from '../accounts/repository.ts';
import type { Outbox } from '../outbox/outbox.ts';
import { notSent } from './ending.ts';
import { ENTRY_KEPT_MS } from './forget-permits.ts';
import type { Journal } from './repository.ts';

export type Settled =
  | { status: 'voided' }
  | { status: 'executing' }
  | { status: 'done'; outcome: ActionOutcome };

export type Settle = (permit: { id: string; accountId: string }) => Promise<Settled>;

const UNKNOWN: ActionOutcome = { outcome: 'unknown', code: 'outcome_unknown' };

/** Says what became of a permit; one that nobody began is voided, so that nobody ever will. */
export function createSettle(parts: {
  accounts: Pick<AccountStore, 'teamOf'>;
  journal: Journal;
  outbox: Pick<Outbox, 'deliver'>;
}): Settle {
  const { accounts, journal, outbox } = parts;
  return async ({ id, accountId }) => {
    const teamId = await accounts.teamOf(accountId);
    if (teamId === null) throw problem('not_found');
    // What the journal has forgotten may have been done: nobody can say any more that it was not.
    if (idMadeAtMs(id) < clock.now() - ENTRY_KEPT_MS) return { status: 'done', outcome: UNKNOWN };
    const permit = { id, accountId, teamId };
    const end = notSent(permit, 'permit_refused', new Date(clock.now()));
    if (await journal.void(permit, end)) {
      await outbox.deliver([end.report]);
      return { status: 'voided' };
    }
    const entry = await journal.find(permit);
    if (!entry) throw problem('not_found');
    if (entry.state === 'voided' || entry.state === 'executing') return { status: entry.state };
    // A lookup leaves nothing but what it found, and that is asked for again.
    return { status: 'done', outcome: entry.outcome ?? UNKNOWN };
  };
}
