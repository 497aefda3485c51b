import { type LeasePurpose, type LimitedAction, RestrictionKind } from '@muster/contracts';

/** What an account must be able to do to be leased for a purpose. */
type Eligibility = {
  /** The limited action the lease is for: an account that could not do it now is left to others. */
  action: LimitedAction | null;
  /** Restrictions under which the account is not leased. */
  barredBy: readonly RestrictionKind[];
};

const EVERY_RESTRICTION = RestrictionKind.options;

/**
 * What each purpose asks of an account. None of them loosens a limit: whatever a lease was taken for, a permit is denied
 * while any restriction is in force.
 *
 * - `invite`: the right to invite into the channel, and room in the account's invitations and in the channel's pace.
 * - `message`: room in the account's messages. To whom they go is not known yet, so the narrower limit for people who
 *   never wrote first is left to the permit.
 * - `parse`: nothing that is counted; how fast it reads is the lease's own matter. Reading is work as well, and a
 *   restricted account is out of work: PEER_FLOOD is no verdict on reading, but an account under suspicion does best to
 *   keep still.
 * - `login`: a person looks at one account. What only a person can end must not keep them from looking, or nobody
 *   would learn that an appeal was granted. A wait that the platform asked for is kept whoever asks: FLOOD_WAIT is
 *   about every call, and after PEER_FLOOD there is nothing to bring back but time. Without a session there is nothing
 *   to look with.
 */
export const ELIGIBILITY: Readonly<Record<LeasePurpose, Eligibility>> = {
  invite: { action: 'invite', barredBy: EVERY_RESTRICTION },
  message: { action: 'direct_message', barredBy: EVERY_RESTRICTION },
  parse: { action: null, barredBy: EVERY_RESTRICTION },
  login: { action: null, barredBy: ['flood_wait', 'peer_flood', 'logged_out'] },
};
