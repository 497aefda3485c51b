import { z } from 'zod';
import { defineRoute } from '../contract.ts';
import { ChatKind, ChatLink } from '../integration/chats.ts';
import { Priority } from '../parsing/tasks.ts';
import { ChannelKey, Count, Id, IdParams, PageQuery, pageOf, Sentence, Timestamp } from '../primitives.ts';
import { Wait } from '../waits.ts';

export const InviteState = z.enum(['draft', 'running', 'paused', 'completed', 'cancelled']);
export type InviteState = z.infer<typeof InviteState>;

/** How many targets are in each state. */
export const TargetStats = z
  .object({
    pending: Count,
    inviting: Count,
    joined: Count,
    already_member: Count,
    failed: Count,
    unknown: Count,
    total: Count,
  })
  .meta({ id: 'TargetStats' });
export type TargetStats = z.infer<typeof TargetStats>;

export const InviteTask = z
  .object({
    id: Id,
    name: z.string(),
    kind: z.literal('group_invite'),
    destination: z.object({ link: z.string(), channel: ChannelKey, title: z.string(), kind: ChatKind }),
    /** The accounts that may work on it; null means every account of the team that may invite there. */
    accountIds: z.array(Id).nullable(),
    priority: Priority,
    state: InviteState,
    waiting: Wait.nullable(),
    /** Why the task was paused by the system; null when it was not. */
    problem: z.object({ code: z.string(), message: Sentence }).nullable(),
    targets: TargetStats,
    createdAt: Timestamp,
    startedAt: Timestamp.nullable(),
    finishedAt: Timestamp.nullable(),
  })
  .meta({ id: 'InviteTask' });
export type InviteTask = z.infer<typeof InviteTask>;

const base = { service: 'invite', access: { kind: 'user', role: 'member' } } as const;
const read = { service: 'invite', access: { kind: 'user', role: 'viewer' } } as const;

export const createInviteTask = defineRoute({
  ...base,
  operationId: 'createInviteTask',
  idempotent: true,
  method: 'POST',
  url: '/api/v1/invites/tasks',
  summary: 'Prepare inviting people into a group that one of the accounts administers',
  body: z.object({
    name: z.string().trim().min(1).max(200),
    destination: ChatLink,
    kind: z.literal('group_invite'),
    accountIds: z.array(Id).min(1).max(500).optional(),
    priority: Priority.default('normal'),
  }),
  success: { status: 201, schema: InviteTask },
  errors: [
    'link_not_recognised',
    'link_to_person',
    'link_to_bot',
    'link_to_other',
    'chat_not_found',
    'channel_private',
    'chat_admin_required',
    'no_account_connected',
    'channel_accepts_no_additions',
    'account_busy',
    'account_limit_reached',
    'service_unavailable',
  ],
});

export const listInviteTasks = defineRoute({
  ...read,
  operationId: 'listInviteTasks',
  method: 'GET',
  url: '/api/v1/invites/tasks',
  summary: 'The invite tasks of the team, newest first',
  query: PageQuery.extend({ state: InviteState.optional() }),
  success: { status: 200, schema: pageOf(InviteTask) },
});

export const getInviteTask = defineRoute({
  ...read,
  operationId: 'getInviteTask',
  method: 'GET',
  url: '/api/v1/invites/tasks/:id',
  summary: 'One invite task with its counts and what it waits for',
  params: IdParams,
  success: { status: 200, schema: InviteTask },
});

export const deleteInviteTask = defineRoute({
  ...base,
  operationId: 'deleteInviteTask',
  method: 'DELETE',
  url: '/api/v1/invites/tasks/:id',
  summary: 'Delete a task that is not running',
  params: IdParams,
  success: { status: 204 },
  errors: ['wrong_state'],
});

const move = (verb: 'start' | 'pause' | 'resume' | 'cancel', summary: string) =>
  ({
    ...base,
    operationId: `${verb}InviteTask`,
    method: 'POST',
    url: `/api/v1/invites/tasks/:id/${verb}`,
    summary,
    params: IdParams,
    success: { status: 200, schema: InviteTask },
    errors: ['wrong_state', 'no_targets'],
  }) as const;

export const startInviteTask = defineRoute({ ...move('start', 'Begin inviting'), idempotent: true });
export const pauseInviteTask = defineRoute(
  move('pause', 'Stop for now; an invitation under way is finished first'),
);
export const resumeInviteTask = defineRoute(move('resume', 'Go on inviting'));
export const cancelInviteTask = defineRoute(move('cancel', 'End the task; its log stays'));

export const watchInviteTask = defineRoute({
  ...read,
  operationId: 'watchInviteTask',
  method: 'GET',
  url: '/api/v1/invites/tasks/:id/events',
  summary: 'The task each time it changes (`task`) and every attempt (`attempt`), as server-sent events',
  params: IdParams,
  success: { status: 200, contentType: 'text/event-stream' },
});
