import type { LeasePurpose, LimitedAction } from '@muster/contracts';

/**
 * The limited action a lease is for: an account that could not do it now is left to others. Any restriction bars every
 * purpose: a restricted account is out of work, and one under suspicion does best to keep still.
 *
 * - `invite`: the right to invite into the channel, and room in the account's invitations and in the channel's pace.
 * - `message`: room in the account's messages. To whom they go is not known yet, so the narrower limit for people who
 *   never wrote first is left to the permit.
 * - `parse`: nothing that is counted; how fast it reads is the lease's own matter.
 * - `login`: nothing that is counted; what a person wants to look up is for the permit to say.
 */
export const ACTION_OF: Readonly<Record<LeasePurpose, LimitedAction | null>> = {
  invite: 'invite',
  message: 'direct_message',
  parse: null,
  login: null,
};
