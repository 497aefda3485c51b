import { z } from 'zod';
import { defineRoute } from '../contract.ts';
import { ChannelKey, Id, IdParams, PageQuery, pageOf, Timestamp } from '../primitives.ts';

/** How long a lease lives without a heartbeat, in ms (DESIGN: 30 s). */
export const LEASE_TTL_MS = 30_000;

/** A lease is given back when its next permit is further away than this, in ms (DESIGN: 30 s). */
export const LEASE_IDLE_MS = 30_000;

/**
 * What an account is leased for.
 * - `invite`: one channel, in which it must have the right to. - `message`: direct messages.
 * - `parse`: reading. - `login`: a person looks something up with the account.
 */
export const LeasePurpose = z.enum(['invite', 'parse', 'message', 'login']);
export type LeasePurpose = z.infer<typeof LeasePurpose>;

/** Reading speed and the calls a minute it stands for (DESIGN, limits table). */
export const READS_PER_MINUTE = { safe: 20, medium: 40, fast: 90 } as const;
export const Speed = z.enum(['safe', 'medium', 'fast']);

/** The exclusive use of an account for a while. */
export const Lease = z
  .object({
    id: Id,
    accountId: Id,
    /** Grows with every lease of the person behind the account, also across a loss of Redis. */
    fencingToken: z.number().int().positive(),
    expiresAt: Timestamp,
    /** Proof for integration: signed, for this account, purpose, fencing token and reading speed. */
    token: z.string(),
  })
  .meta({ id: 'Lease' });
export type Lease = z.infer<typeof Lease>;

/** Why an account cannot be leased now, and when that may change by itself (null: not by itself). */
export const Ineligible = z
  .object({ accountId: Id, reason: z.string(), nextAt: Timestamp.nullable() })
  .meta({ id: 'Ineligible' });
export type Ineligible = z.infer<typeof Ineligible>;

const LeaseQuestion = z.object({
  teamId: Id,
  purpose: LeasePurpose,
  /** For an invite: the destination the account must have the right to invite into. */
  channel: ChannelKey.optional(),
  /** Only these accounts; any of the team where absent. */
  accountIds: z.array(Id).min(1).max(500).optional(),
  /**
   * Accounts that were refused the right before this moment are asked about again: since then a person may have given
   * it to them. Where absent, a refusal is counted on for hours.
   */
  refusalsSince: Timestamp.optional(),
});

/** Nobody has a right to invite as such, and nothing else is judged by a channel: one that is named would be ignored. */
function refuseChannel(
  question: { purpose: LeasePurpose; channel?: string | undefined },
  context: z.RefinementCtx,
) {
  const needsChannel = question.purpose === 'invite';
  if (needsChannel === (question.channel !== undefined)) return;
  const message = needsChannel ? 'channel_needed' : 'channel_not_needed';
  context.addIssue({ code: 'custom', path: ['channel'], message });
}

export const takeLease = defineRoute({
  operationId: 'takeLease',
  service: 'account-manager',
  access: { kind: 'services', callers: ['parsing', 'invite', 'integration'] },
  method: 'POST',
  url: '/leases',
  summary: 'Take the best eligible account for a purpose',
  body: LeaseQuestion.extend({
    /** What the account is used for, e.g. the task's id: shown to people who ask who holds it. Short: Redis keeps it. */
    holder: z.string().min(1).max(64),
    speed: Speed.default('safe'),
  }).superRefine(refuseChannel),
  success: {
    status: 200,
    schema: z.discriminatedUnion('status', [
      z.object({ status: z.literal('granted'), lease: Lease }),
      z.object({
        status: z.literal('none_eligible'),
        accounts: z.array(Ineligible),
        /** The earliest moment at which asking again makes sense; null when no time will help. */
        nextAt: Timestamp.nullable(),
      }),
    ]),
  },
});

export const renewLease = defineRoute({
  operationId: 'renewLease',
  service: 'account-manager',
  access: { kind: 'services', callers: ['parsing', 'invite', 'integration'] },
  method: 'POST',
  url: '/leases/:id/renew',
  summary: 'Heartbeat: keep a lease for another 30 seconds',
  params: IdParams,
  body: z.object({ token: z.string() }),
  success: {
    status: 200,
    schema: z.discriminatedUnion('status', [
      z.object({ status: z.literal('renewed'), lease: Lease }),
      z.object({ status: z.literal('lost') }),
    ]),
  },
});

export const releaseLease = defineRoute({
  operationId: 'releaseLease',
  service: 'account-manager',
  access: { kind: 'services', callers: ['parsing', 'invite', 'integration'] },
  method: 'DELETE',
  url: '/leases/:id',
  summary: 'Give a lease back; a lease that is lost already is none to give back',
  params: IdParams,
  success: { status: 204 },
});

export const listEligible = defineRoute({
  operationId: 'listEligible',
  service: 'account-manager',
  access: { kind: 'services', callers: ['invite', 'parsing'] },
  method: 'GET',
  url: '/accounts/eligible',
  summary: 'Which accounts could be leased now, best first, and why the others cannot',
  query: LeaseQuestion.omit({ accountIds: true }).superRefine(refuseChannel),
  success: {
    status: 200,
    schema: z.object({
      eligible: z.array(Id),
      ineligible: z.array(Ineligible),
      nextAt: Timestamp.nullable(),
    }),
  },
});

/**
 * An account that is in use. The person behind it may be in use through another team's account: then it is in use here
 * as well, and by whom and for what is nobody's business here.
 */
export const AccountInUse = z
  .object({
    accountId: Id,
    lease: z
      .object({ holder: z.string(), purpose: LeasePurpose, since: Timestamp, expiresAt: Timestamp })
      .nullable(),
  })
  .meta({ id: 'AccountInUse' });
export type AccountInUse = z.infer<typeof AccountInUse>;

export const listLeases = defineRoute({
  operationId: 'listLeases',
  service: 'account-manager',
  access: { kind: 'user', role: 'viewer' },
  method: 'GET',
  url: '/api/v1/leases',
  summary: 'Which accounts of the team are in use, by what, and since when',
  query: PageQuery,
  success: { status: 200, schema: pageOf(AccountInUse) },
});

/** Claims of a lease's proof, signed by account-manager for integration. */
export const LeaseClaims = z.object({
  iss: z.literal('account-manager'),
  aud: z.literal('integration'),
  typ: z.literal('lease'),
  leaseId: Id,
  accountId: Id,
  teamId: Id,
  purpose: LeasePurpose,
  /** For `invite`: the channel in which the account's right was asked for. */
  channel: ChannelKey.nullable().default(null),
  fencingToken: z.number().int().positive(),
  readsPerMinute: z.number().int().positive(),
  expiresAtMs: z.number(),
});
export type LeaseClaims = z.infer<typeof LeaseClaims>;
