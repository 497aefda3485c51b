import { z } from 'zod';
import { LiftableKind } from '../account-manager/restrictions.ts';
import { defineRoute } from '../contract.ts';
import { Id, IdParams, PageQuery, Platform, PlatformId, pageOf, Timestamp } from '../primitives.ts';

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
