import { setTimeout } from 'node:timers/promises';
import type { InvitationOutcome } from '@muster/contracts';
import { clock, newId } from '@muster/service-kit';
import type { Invitations, SettleAnswer } from '../src/execution/invitations.ts';
import type { ExecutionTools } from '../src/execution/tools.ts';
import { CHANNEL } from './parts.ts';

export const at = (ms: number): string => new Date(clock.now() + ms).toISOString();

/** What the platform does with one invitation, and whether the answer arrives. */
export type Event = {
  answer: InvitationOutcome | 'lost';
  /** Whether the person is in the chat afterwards; only an unclear answer leaves that open. */
  joins: boolean;
};

export const joined = (): Event => ({ answer: { outcome: 'joined', executedAt: at(0) }, joins: true });
export const refused = (code: string, waitMs: number | null = null): Event => ({
  answer: {
    outcome: 'refused',
    code,
    executedAt: at(0),
    retryAt: waitMs === null ? null : at(waitMs),
    platformError: null,
  },
  joins: false,
});
export const notSent = (code: string): Event => ({ answer: { outcome: 'not_sent', code }, joins: false });
export const unclear = (joins: boolean): Event => ({
  answer: { outcome: 'unknown', code: 'outcome_unknown' },
  joins,
});
/** It was executed, but whoever asked never hears of it. */
export const lost = (joins: boolean): Event => ({ answer: 'lost', joins });

/** A call takes long enough for somebody else to ask about it. */
const CALL_MS = 2;

export type Sent = { accountId: string; person: string };

/**
 * account-manager, integration and the platform behind them, as far as an invite task sees them: accounts held by
 * one at a time, permits executed at most once, and people who are in the chat or not.
 * @param play what happens to each invitation
 */
export function createWorld(
  accountIds: readonly string[],
  play: (sent: Sent, nth: number) => Event = joined,
) {
  const held = new Map<string, string>();
  const journal = new Map<string, SettleAnswer>();
  const permits = new Map<string, { accountId: string; id: string }>();
  const members = new Set<string>();
  const sent: Sent[] = [];
  const looks: string[] = [];

  const leases: ExecutionTools['leases'] = {
    async take({ accountIds: wanted }) {
      const free = accountIds.find(id => !held.has(id) && (!wanted || wanted.includes(id)));
      if (!free) return { status: 'none_eligible', accounts: [], nextAt: at(1_000) };
      const id = newId();
      held.set(free, id);
      const lease = { id, accountId: free, fencingToken: 1, expiresAt: at(30_000), token: `lease ${id}` };
      return { status: 'granted', lease };
    },
    renew: async lease =>
      held.get(lease.accountId) === lease.id ? { status: 'renewed', lease } : { status: 'lost' },
    async release(lease) {
      if (held.get(lease.accountId) === lease.id) held.delete(lease.accountId);
    },
    async requestPermit({ accountId }, { permitId: id }) {
      permits.set(`permit ${id}`, { accountId, id });
      return { status: 'granted', permit: { id, token: `permit ${id}`, expiresAt: at(5_000) } };
    },
  };

  const invitations: Invitations = {
    async send({ permit, channel, platformUserId }) {
      const granted = permits.get(permit);
      if (!granted || channel !== CHANNEL) throw new Error('permit_refused');
      const known = journal.get(granted.id);
      if (known?.status === 'executing') throw new Error('service_unavailable');
      if (known?.status === 'voided') return { outcome: 'not_sent', code: 'permit_refused' };
      if (known) return known.outcome;
      journal.set(granted.id, { status: 'executing' });
      await setTimeout(CALL_MS);
      const event = play({ accountId: granted.accountId, person: platformUserId }, sent.length);
      const isSent = event.answer === 'lost' || event.answer.outcome !== 'not_sent';
      if (isSent) sent.push({ accountId: granted.accountId, person: platformUserId });
      if (event.joins) members.add(platformUserId);
      const outcome: InvitationOutcome =
        event.answer === 'lost' ? { outcome: 'unknown', code: 'outcome_unknown' } : event.answer;
      journal.set(granted.id, { status: 'done', outcome });
      if (event.answer === 'lost') throw new TypeError('fetch failed');
      return outcome;
    },
    async settle(permitId) {
      const known = journal.get(permitId) ?? { status: 'voided' };
      journal.set(permitId, known);
      return known;
    },
    async checkMembership({ platformUserId }) {
      looks.push(platformUserId);
      return { status: members.has(platformUserId) ? 'present' : 'absent' };
    },
  };

  return {
    leases,
    invitations,
    teamAccounts: async () => [...accountIds],
    members,
    sent,
    looks,
    /** Leases of those who died have ended. */
    endLeases: () => held.clear(),
  };
}
