import { z } from 'zod';
import { defineRoute } from '../contract.ts';
import { ChannelKey, Count, Id, IdParams, PersonKey, Platform, Timestamp } from '../primitives.ts';
import { Restriction } from './restrictions.ts';

export const registerAccount = defineRoute({
  operationId: 'registerAccount',
  service: 'account-manager',
  access: { kind: 'services', callers: ['integration'] },
  method: 'PUT',
  url: '/accounts/:id',
  summary: 'Make a connected account known; repeated calls change nothing',
  params: IdParams,
  body: z.object({
    teamId: Id,
    platform: Platform,
    /** The person behind the account: limits belong to them and outlive the account's row. */
    personKey: PersonKey,
    connectedAt: Timestamp,
  }),
  success: { status: 204 },
});

export const forgetAccount = defineRoute({
  operationId: 'forgetAccount',
  service: 'account-manager',
  access: { kind: 'services', callers: ['integration'] },
  method: 'DELETE',
  url: '/accounts/:id',
  summary:
    'An account was removed by its team: it is offered to nobody; what its person used up stays counted',
  params: IdParams,
  body: z.object({
    /** The user who did it. */
    userId: Id,
    removedAt: Timestamp,
  }),
  success: { status: 204 },
});

const LimitUsage = z.object({
  name: z.string(),
  value: Count,
  used: Count,
  left: Count,
  /** When one more becomes possible; null when it is possible now or never. */
  nextAt: Timestamp.nullable(),
});

export const Usage = z
  .object({
    accountId: Id,
    profile: z.string(),
    limits: z.array(LimitUsage),
    channels: z.array(
      z.object({
        channel: ChannelKey,
        today: Count,
        todayLimit: Count,
        ever: Count,
        everLimit: Count,
      }),
    ),
    /** The end of the present pause between two invites. */
    pausedUntil: Timestamp.nullable(),
    /** All that keeps the account out of work; what lasts longest comes first. */
    restrictions: z.array(Restriction),
    lease: z.object({ holder: z.string(), since: Timestamp, expiresAt: Timestamp }).nullable(),
  })
  .meta({ id: 'Usage' });
export type Usage = z.infer<typeof Usage>;

export const getUsage = defineRoute({
  operationId: 'getUsage',
  service: 'account-manager',
  access: { kind: 'user', role: 'viewer' },
  method: 'GET',
  url: '/api/v1/accounts/:id/usage',
  summary: 'Every limit of an account with what is used, what is left and the next moment',
  params: IdParams,
  success: { status: 200, schema: Usage },
});

/** How much of its limits an account has left: what a list of accounts shows. */
export const AccountBudget = Usage.omit({ channels: true, restrictions: true }).meta({ id: 'AccountBudget' });
export type AccountBudget = z.infer<typeof AccountBudget>;

/** A page of accounts, as dense as one shows them. */
const BUDGETS_AT_ONCE = 100;

export const listBudgets = defineRoute({
  operationId: 'listBudgets',
  service: 'account-manager',
  access: { kind: 'user', role: 'viewer' },
  method: 'GET',
  url: '/api/v1/accounts/usage',
  summary:
    'Every limit of up to 100 accounts; those that are unknown, or cannot be told at this moment, are left out',
  query: z.object({
    /** Separated by commas. */
    ids: z
      .string()
      .transform(ids => ids.split(','))
      .pipe(z.array(Id).max(BUDGETS_AT_ONCE)),
  }),
  success: { status: 200, schema: z.object({ items: z.array(AccountBudget) }) },
});

/**
 * What the accounts of a team have used of their limits, and how much those are, added up: what an overview shows. Of an
 * account that is logged out, or kept out of work until a person does something, only what it used is counted.
 */
export const TeamUsage = z
  .object({
    /** So many are counted; those that cannot be told at this moment are left out. */
    accounts: Count,
    limits: z.array(LimitUsage.pick({ name: true, used: true, value: true })),
  })
  .meta({ id: 'TeamUsage' });
export type TeamUsage = z.infer<typeof TeamUsage>;

export const getTeamUsage = defineRoute({
  operationId: 'getTeamUsage',
  service: 'account-manager',
  access: { kind: 'user', role: 'viewer' },
  method: 'GET',
  url: '/api/v1/accounts/usage/total',
  summary: 'Every limit with what is used of it, added up over the accounts of the team',
  success: { status: 200, schema: TeamUsage },
});
