import { ParsingState, Priority, Speed } from '@muster/contracts';
import { z } from 'zod';

/** A task as its row holds it. */
export const Task = z.object({
  id: z.string(),
  teamId: z.string(),
  sourceKind: z.literal('members'),
  sourceLink: z.string(),
  sourceTitle: z.string().nullable(),
  channelKey: z.string().nullable(),
  priority: Priority,
  speed: Speed,
  peopleLimit: z.number().nullable(),
  state: ParsingState,
  collected: z.number(),
  reported: z.number().nullable(),
  pages: z.number(),
  cursor: z.string().nullable(),
  resolvePermitId: z.string().nullable(),
  resolveAccountId: z.string().nullable(),
  waitReason: z.string().nullable(),
  wakeAt: z.date().nullable(),
  failures: z.number(),
  problemCode: z.string().nullable(),
  createdAt: z.date(),
  startedAt: z.date().nullable(),
  finishedAt: z.date().nullable(),
  traceparent: z.string().nullable(),
});
export type Task = z.infer<typeof Task>;

/** Every move a task may make; each is one guarded UPDATE. */
export const MOVES = {
  begin: { from: ['queued'], to: 'running' },
  pause: { from: ['queued', 'running'], to: 'paused' },
  resume: { from: ['paused'], to: 'queued' },
  complete: { from: ['running'], to: 'completed' },
  fail: { from: ['running'], to: 'failed' },
  cancel: { from: ['queued', 'running', 'paused'], to: 'cancelled' },
} as const satisfies Record<string, { from: readonly ParsingState[]; to: ParsingState }>;

/** States in which a worker has something to do. */
export const IN_WORK = ['queued', 'running'] as const satisfies readonly ParsingState[];

/** States after which something may still come. */
export const UNENDED = [...IN_WORK, 'paused'] as const satisfies readonly ParsingState[];
