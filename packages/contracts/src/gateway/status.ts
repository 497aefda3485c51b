import { z } from 'zod';
import { defineRoute } from '../contract.ts';
import { Sentence, Timestamp } from '../primitives.ts';

/** What a user does with Muster, and can miss. */
export const PARTS = [
  'storage',
  'signing_in',
  'accounts',
  'limits',
  'parsing',
  'collecting',
  'invites',
  'inviting',
] as const;
export type Part = (typeof PARTS)[number];

export const Status = z
  .object({
    /** When everybody was asked. */
    checkedAt: Timestamp,
    /** The parts that do not work now, and what that means for who works with them. */
    away: z.array(z.object({ part: z.enum(PARTS), message: Sentence })),
  })
  .meta({ id: 'Status' });
export type Status = z.infer<typeof Status>;

export const getStatus = defineRoute({
  operationId: 'getStatus',
  service: 'gateway',
  access: { kind: 'user', role: 'viewer' },
  method: 'GET',
  url: '/api/v1/status',
  summary: 'What does not work at the moment',
  success: { status: 200, schema: Status },
});
