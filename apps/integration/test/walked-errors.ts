import { telegramErrors } from '../src/errors/telegram-errors.ts';

/** Every text of the tables that were walked through: Telegram's names are among them. */
const walked = new Set<string>();

/** A table of errors, noted as walked through. */
export function walks<const Rows extends readonly unknown[]>(rows: Rows): Rows {
  for (const cell of rows.flat()) walked.add(String(cell).toUpperCase().replace(/_\d+$/, ''));
  return rows;
}

/** Those that have a test to themselves, where what they are about is tested: messages, joins, membership, logins. */
const ON_THEIR_OWN = [
  'USER_ALREADY_PARTICIPANT',
  'USER_NOT_PARTICIPANT',
  'RANDOM_ID_DUPLICATE',
  'INVITE_REQUEST_SENT',
  'INVITE_HASH_INVALID',
  'INVITE_HASH_EXPIRED',
  'CHANNELS_TOO_MUCH',
  'SESSION_PASSWORD_NEEDED',
  'SRP_ID_INVALID',
  'SEND_CODE_UNAVAILABLE',
  'AUTH_TOKEN_INVALID',
  'AUTH_TOKEN_EXPIRED',
  'AUTH_TOKEN_ALREADY_ACCEPTED',
];

/** The names that are neither in a table nor among those on their own. */
export const whatIsNotWalked = (): string[] =>
  Object.keys(telegramErrors).filter(name => !walked.has(name) && !ON_THEIR_OWN.includes(name));
