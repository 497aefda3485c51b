import { Id, PermitOutcome, PersonKey, RestrictionKind, Timestamp } from '@muster/contracts';
import { z } from 'zod';

/** What account-manager has to learn from here. */
export const Report = z.discriminatedUnion('about', [
  z.object({ about: z.literal('account'), personKey: PersonKey, connectedAt: Timestamp }),
  z.object({ about: z.literal('removal'), userId: Id, removedAt: Timestamp }),
  z.object({
    about: z.literal('restriction'),
    kind: RestrictionKind,
    waitSeconds: z.number().int().nonnegative().nullable(),
    observedAt: Timestamp,
  }),
  z.object({
    about: z.literal('permit'),
    permitId: z.string(),
    outcome: PermitOutcome,
    /** For `committed` only. */
    executedAt: Timestamp.nullable(),
    /** Absent in reports that were written before there was one. */
    accountFault: z.boolean().default(false),
  }),
]);
export type Report = z.infer<typeof Report>;

/** A report that is to be written; its id makes repeated deliveries one. */
export type NewReport = {
  id: string;
  teamId: string;
  accountId: string;
  report: Report;
  createdAt: Date;
};
