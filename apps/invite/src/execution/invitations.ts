import {
  type AccountManagerClient,
  type checkMembership,
  type IntegrationClient,
  InvitationOutcome,
  ProblemError,
  unwrap,
} from '@muster/contracts';
import type { z } from 'zod';

/** Longer than integration waits for one call of the platform (20 s), in ms. */
const ANSWER_WITHIN_MS = 30_000;

export type SettleAnswer =
  | { status: 'voided' }
  | { status: 'executing' }
  | { status: 'done'; outcome: InvitationOutcome };
export type MembershipAnswer =
  | z.output<(typeof checkMembership)['success']['schema']>
  | { status: 'lease_lost' };

/** Invitations as execution sends and settles them. */
export interface Invitations {
  /** Throws when no answer came, or the permit was refused: settling tells what became of it. */
  send(invitation: { permit: string; channel: string; platformUserId: string }): Promise<InvitationOutcome>;
  settle(permitId: string, accountId: string): Promise<SettleAnswer>;
  checkMembership(question: {
    lease: string;
    channel: string;
    platformUserId: string;
  }): Promise<MembershipAnswer>;
}

const NOBODY_KNOWS: SettleAnswer = {
  status: 'done',
  outcome: { outcome: 'unknown', code: 'outcome_unknown' },
};

/** {@link Invitations} through integration. */
export function invitationsThrough(client: IntegrationClient): Invitations {
  const signal = () => AbortSignal.timeout(ANSWER_WITHIN_MS);
  return {
    send: async body => unwrap(await client.POST('/invitations', { body, signal: signal() })),
    async settle(id, accountId) {
      const answer = await client.POST('/permits/{id}/settle', {
        params: { path: { id } },
        body: { accountId },
        signal: signal(),
      });
      // An account that is gone took its journal with it: only the members of the destination can tell.
      if (answer.response.status === 404) return NOBODY_KNOWS;
      const settled = unwrap(answer);
      if (settled.status !== 'done') return settled;
      return { ...settled, outcome: InvitationOutcome.parse(settled.outcome) };
    },
    async checkMembership(body) {
      try {
        return unwrap(await client.POST('/chats/membership', { body, signal: signal() }));
      } catch (error) {
        if (error instanceof ProblemError && error.code === 'lease_lost') return { status: 'lease_lost' };
        throw error;
      }
    },
  };
}

/** Every account of a team, whatever its state. */
export type ListTeamAccounts = (teamId: string) => Promise<string[]>;

/** Asked for a purpose without a channel, so that nobody's rights are looked up for it. */
export function teamAccounts(client: AccountManagerClient): ListTeamAccounts {
  return async teamId => {
    const query = { teamId, purpose: 'parse' } as const;
    const answer = unwrap(await client.GET('/accounts/eligible', { params: { query } }));
    return [...answer.eligible, ...answer.ineligible.map(({ accountId }) => accountId)].toSorted();
  };
}
