import { z } from 'zod';
import { defineRoute } from '../contract.ts';
import { Count, Id, IdParams, Sentence, Timestamp, WrittenMoment } from '../primitives.ts';

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

/** What is over as soon as a person says so; a lost session is found again only by connecting the account anew. */
export const LiftableKind = RestrictionKind.exclude(['logged_out']);
export type LiftableKind = z.infer<typeof LiftableKind>;

/** What keeps an account out of work, and how that ends. */
export const Restriction = z
  .object({
    kind: RestrictionKind,
    since: Timestamp,
    /** When it ends by itself; null when a person has to act. */
    until: Timestamp.nullable(),
    /** The wait that the platform asked for: nobody can end it before this. */
    mandatedUntil: Timestamp.nullable(),
    message: Sentence,
    /** What has to happen before the account works again. */
    ending: Sentence,
    /** The person who changed it last, and why; told to the team it was done for. */
    changedBy: z.object({ userId: Id, reason: z.string() }).nullable(),
  })
  .meta({ id: 'Restriction' });
export type Restriction = z.infer<typeof Restriction>;

/** All that keeps one account out of work. */
export const AccountStanding = z
  .object({
    accountId: Id,
    /** Grows with every change of the account's standing: what has a smaller one is older. */
    version: z.number().int().nonnegative(),
    restrictions: z.array(Restriction),
  })
  .meta({ id: 'AccountStanding' });
export type AccountStanding = z.infer<typeof AccountStanding>;

/** One change of what keeps an account out of work, and how the account stands now. */
export const AccountChange = AccountStanding.extend({
  kind: RestrictionKind,
  since: Timestamp,
  /** When the restriction ends, or has ended; null when a person has to act. */
  until: Timestamp.nullable(),
  message: Sentence,
  changedBy: Restriction.shape.changedBy,
});
export type AccountChange = z.infer<typeof AccountChange>;

/** An account that its team has removed, at this version of its standing. */
export const AccountRemoved = AccountStanding.pick({ accountId: true, version: true });

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
  success: {
    status: 200,
    schema: z.object({
      /** When the account can work again; null when a person has to act. */
      until: Timestamp.nullable(),
      /** The version of the account's standing after it. */
      version: AccountStanding.shape.version,
    }),
  },
});

/** Why a person does it, in their own words: it stands in the ledger and in the audit trail. */
const Reason = z
  .string()
  .trim()
  .min(1, 'reason_needed')
  .max(500)
  .meta({ examples: ['The appeal was granted'] });

const byPerson = {
  service: 'account-manager',
  method: 'POST',
  idempotent: true,
  success: { status: 200, schema: AccountStanding },
} as const;
const byOperator = {
  ...byPerson,
  access: { kind: 'operator' },
  params: IdParams.extend({ kind: LiftableKind }),
} as const;
const byAdmin = { ...byPerson, access: { kind: 'user', role: 'admin' }, params: IdParams } as const;

export const liftRestriction = defineRoute({
  ...byOperator,
  operationId: 'liftRestriction',
  url: '/api/v1/accounts/:id/restrictions/:kind/lift',
  summary: 'End a restriction; a wait that Telegram asked for is only taken back to its own end',
  body: z.object({ reason: Reason }),
  errors: ['not_restricted', 'wait_is_mandated'],
});

export const extendRestriction = defineRoute({
  ...byOperator,
  operationId: 'extendRestriction',
  url: '/api/v1/accounts/:id/restrictions/:kind/extend',
  summary: 'Let a restriction that is in force end later',
  body: z.object({ until: WrittenMoment, reason: Reason }),
  errors: ['not_restricted'],
});

export const pauseAccount = defineRoute({
  ...byAdmin,
  operationId: 'pauseAccount',
  url: '/api/v1/accounts/:id/pause',
  summary: 'Take an account out of work, until a moment or until it is resumed',
  body: z.object({ reason: Reason, until: WrittenMoment.optional() }),
  errors: ['account_paused_already', 'account_logged_out'],
});

export const resumeAccount = defineRoute({
  ...byAdmin,
  operationId: 'resumeAccount',
  url: '/api/v1/accounts/:id/resume',
  summary: 'End the pause of an account',
  body: z.object({ reason: Reason }),
  errors: ['account_not_paused', 'account_logged_out'],
});

export const watchAccounts = defineRoute({
  operationId: 'watchAccounts',
  service: 'account-manager',
  access: { kind: 'user', role: 'viewer' },
  method: 'GET',
  url: '/api/v1/accounts/events',
  summary:
    'What keeps the accounts of the team out of work, as server-sent events: first `standings`, then `restricted`, `lifted`, `recovered` and `removed` as it happens',
  success: { status: 200, contentType: 'text/event-stream' },
});
