import { z } from 'zod';
import { defineRoute } from '../contract.ts';
import { ChannelKey, Id, IdParams, PersonKey, Timestamp } from '../primitives.ts';

/** How long a permit may be used, in ms (DESIGN: 5 s). */
export const PERMIT_TTL_MS = 5_000;

/** How long integration waits for one call of the platform, in ms (DESIGN: 20 s). */
export const CALL_DEADLINE_MS = 20_000;

/** The difference between two clocks of the installation that is tolerated, in ms (DESIGN: 1 s). */
export const CLOCK_TOLERANCE_MS = 1_000;

/** After this, a permit found executing without an outcome is `unknown`, in ms (DESIGN: 60 s). */
export const UNKNOWN_AFTER_MS = 60_000;

/** The actions that need a permit each. */
export const LimitedAction = z.enum(['invite', 'direct_message', 'resolve', 'join']);
export type LimitedAction = z.infer<typeof LimitedAction>;

/** The right to do one action now. */
export const Permit = z.object({ id: Id, token: z.string(), expiresAt: Timestamp }).meta({ id: 'Permit' });
export type Permit = z.infer<typeof Permit>;

export const DenialReason = z.enum([
  'lease_lost',
  'restricted',
  'pause',
  'channel_pace',
  'limit',
  'rebuilding',
  'clock_unsafe',
  'settled',
]);

/** Why a permit was not given, and when asking again makes sense (null: no time will help). */
export const Denial = z
  .object({
    reason: DenialReason,
    /** The name of the limit, e.g. `invites_per_day`; for a restriction its kind. */
    limit: z.string().nullable(),
    value: z.number().nullable(),
    used: z.number().nullable(),
    retryAt: Timestamp.nullable(),
  })
  .meta({ id: 'Denial' });
export type Denial = z.infer<typeof Denial>;

export const requestPermit = defineRoute({
  operationId: 'requestPermit',
  service: 'account-manager',
  access: { kind: 'services', callers: ['invite', 'parsing', 'integration'] },
  method: 'POST',
  url: '/leases/:id/permits',
  summary:
    'Ask for the right to do one action now; asking again with the same permit id gives the same answer',
  params: IdParams,
  body: z.object({
    /** Chosen by the caller and stored by it before it asks. */
    permitId: Id,
    /** The lease's proof. */
    lease: z.string(),
    action: LimitedAction,
    /** For `invite` and `join`: the chat. */
    channel: ChannelKey.optional(),
    /** For `direct_message`: its recipient wrote to this account before; of those who did not, fewer are written to. */
    wroteFirst: z.boolean().default(false),
    /** The person as a keyed hash; for `resolve` the keyed hash of what is resolved. */
    target: PersonKey,
  }),
  success: {
    status: 200,
    schema: z.discriminatedUnion('status', [
      z.object({ status: z.literal('granted'), permit: Permit }),
      z.object({ status: z.literal('denied'), denial: Denial }),
    ]),
  },
});

/** `committed`: it was sent; `refunded`: it was voided before anything was sent; `unknown`: counts as used. */
export const PermitOutcome = z.enum(['committed', 'refunded', 'unknown']);
export type PermitOutcome = z.infer<typeof PermitOutcome>;

export const reportOutcome = defineRoute({
  operationId: 'reportOutcome',
  service: 'account-manager',
  access: { kind: 'services', callers: ['integration'] },
  method: 'POST',
  url: '/permits/:id/outcome',
  summary: 'What became of a permit; repeated reports change nothing',
  params: IdParams,
  body: z.object({
    accountId: Id,
    outcome: PermitOutcome,
    /** The latest moment at which the platform can have executed the call; for `committed` only. */
    executedAt: Timestamp.optional(),
    /** It was the account that failed, not the person or the chat: its error score grows, and a success heals it. */
    accountFault: z.boolean().default(false),
  }),
  success: { status: 204 },
});

/** Claims of a permit, signed by account-manager for integration. */
export const PermitClaims = z.object({
  iss: z.literal('account-manager'),
  aud: z.literal('integration'),
  typ: z.literal('permit'),
  jti: Id,
  accountId: Id,
  teamId: Id,
  action: LimitedAction,
  channel: ChannelKey.nullable(),
  /** A message may only go to somebody who wrote first: it was counted as such. */
  wroteFirst: z.boolean().default(false),
  target: PersonKey,
  fencingToken: z.number().int().positive(),
  expiresAtMs: z.number(),
});
export type PermitClaims = z.infer<typeof PermitClaims>;
