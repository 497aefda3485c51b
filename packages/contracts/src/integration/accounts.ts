import { z } from 'zod';
import { LiftableKind } from '../account-manager/restrictions.ts';
import { defineRoute } from '../contract.ts';
import { sentenceOf } from '../errors/catalogue.ts';
import { Id, IdParams, PageQuery, Platform, PlatformId, pageOf, Sentence, Timestamp } from '../primitives.ts';

export const AccountState = z.enum([
  'active',
  'flood_wait',
  'peer_flood',
  'frozen',
  'banned',
  'logged_out',
  'paused',
]);
export type AccountState = z.infer<typeof AccountState>;

/** A Telegram account that a team connected. */
export const Account = z
  .object({
    id: Id,
    platform: Platform,
    platformUserId: PlatformId,
    username: z.string().nullable(),
    firstName: z.string(),
    lastName: z.string().nullable(),
    phoneHint: z.string(),
    /** What the team calls it; null where it gave no name. */
    label: z.string().nullable(),
    state: AccountState,
    /** When the state ends by itself; null when it does not. */
    stateUntil: Timestamp.nullable(),
    connectedAt: Timestamp,
  })
  .meta({ id: 'Account' });
export type Account = z.infer<typeof Account>;

export const listAccounts = defineRoute({
  operationId: 'listAccounts',
  service: 'integration',
  access: { kind: 'user', role: 'viewer' },
  method: 'GET',
  url: '/api/v1/accounts',
  summary: 'The accounts of the team',
  query: PageQuery,
  success: { status: 200, schema: pageOf(Account) },
});

export const getAccount = defineRoute({
  operationId: 'getAccount',
  service: 'integration',
  access: { kind: 'user', role: 'viewer' },
  method: 'GET',
  url: '/api/v1/accounts/:id',
  summary: 'One account',
  params: IdParams,
  success: { status: 200, schema: Account },
});

export const changeAccount = defineRoute({
  operationId: 'changeAccount',
  service: 'integration',
  access: { kind: 'user', role: 'member' },
  method: 'PATCH',
  url: '/api/v1/accounts/:id',
  summary: 'Give an account a name of the team’s own, or take it away',
  params: IdParams,
  body: z.object({
    label: z
      .string()
      .trim()
      .min(1)
      .max(100)
      .nullable()
      .meta({ examples: ['Support, second shift'] }),
  }),
  success: { status: 200, schema: Account },
});

/**
 * What became of the session of an account that was removed.
 * - `ended`: the platform has logged it out. - `left_open`: the platform could not be told for an hour; the key is erased
 *   here, and a person ends the session there. - `pending`: it is ended as soon as the platform can be told.
 */
export const AccountRemoval = z
  .object({ session: z.enum(['ended', 'left_open', 'pending']), message: Sentence })
  .meta({ id: 'AccountRemoval' });
export type AccountRemoval = z.infer<typeof AccountRemoval>;

export const removalSentences: Readonly<Record<AccountRemoval['session'], Sentence>> = {
  ended: {
    en: 'The account was removed and logged out of Telegram.',
    ru: 'Аккаунт удалён, его сеанс в Telegram завершён.',
  },
  left_open: sentenceOf('session_left_open'),
  pending: {
    en: 'The account was removed. Its session in Telegram is ended as soon as Telegram can be told. If that takes longer than an hour, the account log says what to do.',
    ru: 'Аккаунт удалён. Его сеанс в Telegram завершится, как только удастся сообщить об этом Telegram. Если это не удастся за час, в журнале аккаунтов будет сказано, что делать.',
  },
};

export const removeAccount = defineRoute({
  operationId: 'removeAccount',
  service: 'integration',
  access: { kind: 'user', role: 'admin' },
  method: 'DELETE',
  url: '/api/v1/accounts/:id',
  summary: 'Log an account out of the platform and erase its session; what it used up stays counted',
  params: IdParams,
  success: { status: 200, schema: AccountRemoval },
});

export const bringStanding = defineRoute({
  operationId: 'bringStanding',
  service: 'integration',
  access: { kind: 'services', callers: ['account-manager'] },
  method: 'PUT',
  url: '/accounts/:id/standing',
  summary:
    'What keeps an account out of work, whoever restricted or lifted it; an older standing changes nothing',
  params: IdParams,
  body: z.object({
    /** Grows with every change of the account's standing. */
    version: z.number().int().nonnegative(),
    restrictions: z.array(z.object({ kind: LiftableKind, until: Timestamp.nullable() })),
  }),
  success: { status: 204 },
  /** `wrong_state` while there are reports of the account that the standing may not contain yet. */
  errors: ['wrong_state'],
});

/** Answers with the problem that Telegram or the way to it has, where the session cannot be said to live. */
export const checkSession = defineRoute({
  operationId: 'checkSession',
  service: 'integration',
  access: { kind: 'services', callers: ['integration'] },
  method: 'POST',
  url: '/accounts/:id/session/check',
  summary:
    'Ask the platform whether it still knows the session of an account, whatever keeps that out of work',
  params: IdParams,
  success: { status: 204 },
  errors: [
    'account_logged_out',
    'account_banned',
    'account_frozen',
    'flood_wait',
    'telegram_unreachable',
    'telegram_failed',
    'telegram_error',
    'service_unavailable',
  ],
});
