import { z } from 'zod';
import { defineRoute } from '../contract.ts';
import { ChannelKey, Count, Id, IdParams, PersonKey, Platform, Timestamp } from '../primitives.ts';

/** Why an account may not act. Those without an end disable the account until a person acts. */
export const RestrictionKind = z.enum([
  'flood_wait',
  'peer_flood',
  'frozen',
  'banned',
  'logged_out',
  'paused',
]);
export type RestrictionKind = z.infer<typeof RestrictionKind>;

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

export const restrictAccount = defineRoute({
  operationId: 'restrictAccount',
  service: 'account-manager',
  access: { kind: 'services', callers: ['integration'] },
  method: 'POST',
  url: '/accounts/:id/restrictions',
  summary: 'Take an account out of work; the same report twice is one restriction',
  params: IdParams,
  body: z.object({
    /** The report's own id: repeated deliveries are recognised by it. */
    reportId: Id,
    kind: RestrictionKind,
    /** For `flood_wait`: the seconds the platform asked for. */
    waitSeconds: Count.optional(),
    observedAt: Timestamp,
  }),
  success: { status: 200, schema: z.object({ until: Timestamp.nullable() }) },
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
    restriction: z
      .object({ kind: RestrictionKind, since: Timestamp, until: Timestamp.nullable() })
      .nullable(),
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
