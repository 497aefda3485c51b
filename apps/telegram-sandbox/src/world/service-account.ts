import type { Person } from './person.ts';

/** Telegram itself, which writes to people: the same id as there. https://core.telegram.org/api/auth */
export const SERVICE_ACCOUNT_ID = 777_000;

/** The phone is Telegram's own as well, and one with which nobody can log in: it is too short. */
export const serviceAccount: Person = {
  id: SERVICE_ACCOUNT_ID,
  firstName: 'Telegram',
  lastName: null,
  username: null,
  phone: '42777',
  homeDc: 1,
  hasPhoto: false,
  bot: false,
  deleted: false,
  banned: false,
  premium: false,
  privacy: { invite: { audience: 'nobody' } },
  premiumMayWrite: false,
  chatsFull: false,
  lastSeen: { kind: 'longAgo' },
};
