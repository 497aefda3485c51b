import { z } from 'zod';
import { Speed } from '../account-manager/leases.ts';
import { defineRoute } from '../contract.ts';
import { ChatLink, Person } from '../integration/chats.ts';
import { Count, Id, IdParams, PageQuery, PlatformId, pageOf, Sentence, Timestamp } from '../primitives.ts';
import { Wait } from '../waits.ts';

/**
 * The order in which tasks that wait are woken, and so ask for accounts, when several could go on at once. A task
 * that holds an account is not interrupted.
 */
export const Priority = z.enum(['high', 'normal', 'low']);

export const ParsingState = z.enum(['queued', 'running', 'paused', 'completed', 'failed', 'cancelled']);
export type ParsingState = z.infer<typeof ParsingState>;

export const ParsingTask = z
  .object({
    id: Id,
    source: z.object({
      kind: z.literal('members'),
      link: z.string(),
      /** Known once the source was found. */
      title: z.string().nullable(),
    }),
    priority: Priority,
    speed: Speed,
    limit: z.number().int().nullable(),
    state: ParsingState,
    /** People stored so far. */
    collected: Count,
    /** Members as the platform reports them; null until it was asked. */
    reported: Count.nullable(),
    waiting: Wait.nullable(),
    problem: z.object({ code: z.string(), message: Sentence }).nullable(),
    createdAt: Timestamp,
    startedAt: Timestamp.nullable(),
    finishedAt: Timestamp.nullable(),
  })
  .meta({ id: 'ParsingTask' });
export type ParsingTask = z.infer<typeof ParsingTask>;

const base = { service: 'parsing', access: { kind: 'user', role: 'member' } } as const;
const read = { service: 'parsing', access: { kind: 'user', role: 'viewer' } } as const;

export const createParsingTask = defineRoute({
  ...base,
  operationId: 'createParsingTask',
  idempotent: true,
  method: 'POST',
  url: '/api/v1/parsing/tasks',
  summary: 'Collect the members of a group',
  body: z.object({
    source: z.object({ kind: z.literal('members'), link: ChatLink }),
    priority: Priority.default('normal'),
    speed: Speed.default('safe'),
    /** Stop after so many people. */
    limit: z
      .number()
      .int()
      .min(1)
      .max(1_000_000)
      .optional()
      .meta({ examples: [1000] }),
  }),
  success: { status: 201, schema: ParsingTask },
  errors: ['link_not_recognised'],
});

export const listParsingTasks = defineRoute({
  ...read,
  operationId: 'listParsingTasks',
  method: 'GET',
  url: '/api/v1/parsing/tasks',
  summary: 'The parsing tasks of the team, newest first',
  query: PageQuery.extend({ state: ParsingState.optional() }),
  success: { status: 200, schema: pageOf(ParsingTask) },
});

export const getParsingTask = defineRoute({
  ...read,
  operationId: 'getParsingTask',
  method: 'GET',
  url: '/api/v1/parsing/tasks/:id',
  summary: 'One parsing task with its progress',
  params: IdParams,
  success: { status: 200, schema: ParsingTask },
});

export const deleteParsingTask = defineRoute({
  ...base,
  operationId: 'deleteParsingTask',
  method: 'DELETE',
  url: '/api/v1/parsing/tasks/:id',
  summary: 'Delete a task that is not running, with its results',
  params: IdParams,
  success: { status: 204 },
  errors: ['wrong_state'],
});

const move = (verb: 'pause' | 'resume' | 'cancel', summary: string) =>
  ({
    ...base,
    operationId: `${verb}ParsingTask`,
    method: 'POST',
    url: `/api/v1/parsing/tasks/:id/${verb}`,
    summary,
    params: IdParams,
    success: { status: 200, schema: ParsingTask },
    errors: ['wrong_state'],
  }) as const;

export const pauseParsingTask = defineRoute(move('pause', 'Stop for now; what was collected stays'));
export const resumeParsingTask = defineRoute(move('resume', 'Go on from where the task stopped'));
export const cancelParsingTask = defineRoute(move('cancel', 'End the task; what was collected stays'));

const Flag = z.enum(['true', 'false']).transform(word => word === 'true');

/** Whom of those a task collected; where several are named, all must hold. */
export const ResultFilter = z.object({
  /** A part of the name or the username, in any case. */
  text: z.string().trim().min(1).max(100).optional(),
  hasUsername: Flag.optional(),
  premium: Flag.optional(),
  bot: Flag.optional(),
  deleted: Flag.optional(),
  platformUserId: PlatformId.optional(),
});
export type ResultFilter = z.output<typeof ResultFilter>;

export const ParsingResult = Person.extend({ seenAt: Timestamp }).meta({ id: 'ParsingResult' });
export type ParsingResult = z.infer<typeof ParsingResult>;

export const listParsingResults = defineRoute({
  ...read,
  operationId: 'listParsingResults',
  method: 'GET',
  url: '/api/v1/parsing/tasks/:id/results',
  summary: 'The people a task collected',
  params: IdParams,
  query: PageQuery.extend({
    ...ResultFilter.shape,
    /** Passes over so many, from the cursor on: a long list can be opened at any place. */
    skip: z.coerce.number().int().min(0).max(10_000_000).default(0),
  }),
  success: { status: 200, schema: pageOf(ParsingResult) },
});

export const exportParsingResults = defineRoute({
  ...read,
  operationId: 'exportParsingResults',
  method: 'GET',
  url: '/api/v1/parsing/tasks/:id/export',
  summary: 'Download the people a task collected, or those of them that are looked for',
  params: IdParams,
  query: ResultFilter.extend({ format: z.enum(['csv']) }),
  success: { status: 200, contentType: 'text/csv' },
});

export const watchParsingTask = defineRoute({
  ...read,
  operationId: 'watchParsingTask',
  method: 'GET',
  url: '/api/v1/parsing/tasks/:id/events',
  summary: 'The task each time it changes, as server-sent events named `task`; `removed` when it is deleted',
  params: IdParams,
  success: { status: 200, contentType: 'text/event-stream' },
});

export const watchParsingTasks = defineRoute({
  ...read,
  operationId: 'watchParsingTasks',
  method: 'GET',
  url: '/api/v1/parsing/tasks/events',
  summary:
    'The tasks of the team that have not ended, as the server-sent event `tasks`; then each task that changes as `task`, and `removed`',
  success: { status: 200, contentType: 'text/event-stream' },
});
