import { z } from 'zod';
import { Count, Timestamp } from './primitives.ts';

/** How much lies in a worker's queue. */
export const QueueDepth = z
  .object({
    name: z.string().meta({ examples: ['parsing-tasks'] }),
    /** Not taken yet. */
    waiting: Count,
    /** Being worked on. */
    active: Count,
  })
  .meta({ id: 'QueueDepth' });
export type QueueDepth = z.infer<typeof QueueDepth>;

/**
 * `held`: out of reach, and the process goes on with what it holds of it. `sealed`, `away` and `refused` are said of
 * Vault alone: a process cannot work, or not begin to, because Vault is so to it.
 */
export const CheckState = z.enum(['ok', 'held', 'failed', 'sealed', 'away', 'refused']);
export type CheckState = z.infer<typeof CheckState>;

/** What a process answers at `/readyz`: whether it can work, and each thing it needs for that. */
export const Readiness = z.object({
  status: z.enum(['ready', 'not_ready']),
  startedAt: Timestamp,
  checks: z.record(z.string(), CheckState),
  /** Of Muster, of Node, and of each thing that told its own when it was checked. */
  versions: z.record(z.string(), z.string()),
  /** Of a worker; null of any other process, and where the queue cannot be asked. */
  queue: QueueDepth.nullable(),
});
export type Readiness = z.infer<typeof Readiness>;
