import { ChatKind, InviteState, Priority } from '@muster/contracts';
import { z } from 'zod';

/** A task as its row holds it. */
export const Task = z.object({
  id: z.string(),
  teamId: z.string(),
  name: z.string(),
  kind: z.literal('group_invite'),
  destinationLink: z.string(),
  destinationTitle: z.string(),
  destinationKind: ChatKind,
  channelKey: z.string(),
  accountIds: z.array(z.string()),
  droppedAccounts: z.record(z.string(), z.string()),
  priority: Priority,
  state: InviteState,
  waitReason: z.string().nullable(),
  wakeAt: z.date().nullable(),
  failures: z.number(),
  problemCode: z.string().nullable(),
  createdAt: z.date(),
  startedAt: z.date().nullable(),
  runningSince: z.date().nullable(),
  finishedAt: z.date().nullable(),
  traceparent: z.string().nullable(),
});
export type Task = z.infer<typeof Task>;

/** Every move a task may make; each is one guarded UPDATE. */
export const MOVES = {
  start: { from: ['draft'], to: 'running' },
  pause: { from: ['running'], to: 'paused' },
  resume: { from: ['paused'], to: 'running' },
  complete: { from: ['running'], to: 'completed' },
  cancel: { from: ['draft', 'running', 'paused'], to: 'cancelled' },
} as const satisfies Record<string, { from: readonly InviteState[]; to: InviteState }>;

/** States in which people may be added to a task. */
export const TAKES_TARGETS = ['draft', 'running', 'paused'] as const satisfies readonly InviteState[];
