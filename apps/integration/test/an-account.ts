import { newId } from '@muster/service-kit';
import type { Account } from '../src/accounts/repository.ts';

/** An account of a team of its own, connected long ago, that rests from nothing and whose chats were never read. */
export const anAccount = (): Account => ({
  id: newId(),
  teamId: newId(),
  platform: 'telegram',
  platformUserId: 1n,
  username: null,
  firstName: 'Anna',
  lastName: null,
  phoneHint: '',
  state: 'active',
  stateUntil: null,
  stateVersion: 1,
  standingVersion: 0,
  restKind: null,
  restUntil: null,
  fencingToken: 1n,
  connectedAt: new Date(0),
  dialogsReadAt: null,
  label: null,
  removingSince: null,
  removedAt: null,
  askAgainAt: null,
});
