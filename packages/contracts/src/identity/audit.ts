import { z } from 'zod';
import { defineRoute, SERVICES } from '../contract.ts';
import { Id, PageQuery, pageOf, Sentence, Timestamp, WrittenMoment } from '../primitives.ts';
import { AuditAction } from './audit-actions.ts';

/** What it happened to. */
const Subject = z.object({
  kind: z.enum(['user', 'session', 'account', 'profile']),
  id: z.string().min(1).max(100),
});

const Scalar = z.union([z.string().max(1_000), z.number(), z.boolean(), z.null()]);

/** What else is worth knowing, e.g. `reason`, or `before` and `after`. Never a secret, a phone number or an e-mail. */
export const AuditDetails = z.record(
  z.string().max(100),
  z.union([Scalar, z.record(z.string().max(100), Scalar)]),
);
export type AuditDetails = z.infer<typeof AuditDetails>;

/** One entry as the service writes it where it happened. */
export const NewAuditEntry = z.object({
  /** Of the entry: repeated deliveries are recognised by it. */
  id: Id,
  teamId: Id,
  action: AuditAction,
  /** The user who did it; null when the service did it by itself. */
  userId: Id.nullable(),
  subject: Subject,
  details: AuditDetails,
  at: Timestamp,
});
export type NewAuditEntry = z.infer<typeof NewAuditEntry>;

export const AuditEntry = z
  .object({
    id: Id,
    action: AuditAction,
    message: Sentence,
    actor: z.discriminatedUnion('kind', [
      z.object({
        kind: z.literal('user'),
        id: Id,
        /** Null for a user of another team: the operator of the installation. */
        email: z.string().nullable(),
      }),
      z.object({ kind: z.literal('service'), service: z.enum(SERVICES) }),
    ]),
    subject: Subject,
    details: AuditDetails,
    at: Timestamp,
  })
  .meta({ id: 'AuditEntry' });
export type AuditEntry = z.infer<typeof AuditEntry>;

export const writeAuditEntry = defineRoute({
  operationId: 'writeAuditEntry',
  service: 'identity',
  access: { kind: 'services', callers: ['account-manager'] },
  method: 'POST',
  url: '/audit-entries',
  summary: 'Write an entry to the audit trail of a team; the same entry twice is one',
  body: NewAuditEntry,
  success: { status: 204 },
});

export const listAuditEntries = defineRoute({
  operationId: 'listAuditEntries',
  service: 'identity',
  access: { kind: 'user', role: 'admin' },
  method: 'GET',
  url: '/api/v1/audit',
  summary: 'Who changed what in the team, newest first',
  query: PageQuery.extend({
    action: AuditAction.optional(),
    /** The user who did it. */
    actor: Id.optional(),
    since: WrittenMoment.optional(),
    until: WrittenMoment.optional(),
  }),
  success: { status: 200, schema: pageOf(AuditEntry) },
});
