import { z } from 'zod';
import { defineRoute } from '../contract.ts';
import { Count, Id, IdParams, PageQuery, PlatformId, pageOf, Sentence, Timestamp } from '../primitives.ts';
import { TargetStats } from './tasks.ts';

export const TargetState = z.enum(['pending', 'inviting', 'joined', 'already_member', 'failed', 'unknown']);
export type TargetState = z.infer<typeof TargetState>;

/** One person in an invite task. */
export const Target = z
  .object({
    id: Id,
    platformUserId: PlatformId,
    username: z.string().nullable(),
    displayName: z.string(),
    state: TargetState,
    /** Why they could not be invited; null otherwise. */
    reason: z.object({ code: z.string(), message: Sentence }).nullable(),
    updatedAt: Timestamp,
  })
  .meta({ id: 'Target' });
export type Target = z.infer<typeof Target>;

const base = { service: 'invite', access: { kind: 'user', role: 'member' } } as const;
const read = { service: 'invite', access: { kind: 'user', role: 'viewer' } } as const;

export const listTargets = defineRoute({
  ...read,
  operationId: 'listTargets',
  method: 'GET',
  url: '/api/v1/invites/tasks/:id/targets',
  summary: 'The people of an invite task',
  params: IdParams,
  query: PageQuery.extend({ state: TargetState.optional() }),
  success: { status: 200, schema: pageOf(Target) },
});

export const getTargetStats = defineRoute({
  ...read,
  operationId: 'getTargetStats',
  method: 'GET',
  url: '/api/v1/invites/tasks/:id/targets/stats',
  summary: 'How many people are in each state',
  params: IdParams,
  success: { status: 200, schema: TargetStats },
});

export const importParsingResults = defineRoute({
  ...base,
  operationId: 'importParsingResults',
  method: 'POST',
  url: '/api/v1/invites/tasks/:id/targets/import-parsing',
  summary:
    'Add the people a parsing task collected; bots, deleted accounts and those already there are left out',
  params: IdParams,
  body: z.object({ parsingTaskId: Id }),
  success: {
    status: 200,
    schema: z.object({
      added: Count,
      duplicates: Count,
      bots: Count,
      deleted: Count,
      /** People an earlier refusal protects from being tried again. */
      protected: Count,
    }),
  },
  errors: ['source_empty', 'wrong_state'],
});

export const AttemptOutcome = z.enum([
  'under_way',
  'joined',
  'already_member',
  'refused',
  'unknown',
  'not_sent',
]);
export type AttemptOutcome = z.infer<typeof AttemptOutcome>;

/** One try for one target: a line of the outcome log. */
export const Attempt = z
  .object({
    id: Id,
    targetId: Id,
    platformUserId: PlatformId,
    displayName: z.string(),
    accountId: Id,
    outcome: AttemptOutcome,
    reason: z
      .object({ code: z.string(), message: Sentence, platformError: z.string().nullable() })
      .nullable(),
    startedAt: Timestamp,
    finishedAt: Timestamp.nullable(),
  })
  .meta({ id: 'Attempt' });
export type Attempt = z.infer<typeof Attempt>;

export const listAttempts = defineRoute({
  ...read,
  operationId: 'listAttempts',
  method: 'GET',
  url: '/api/v1/invites/tasks/:id/log',
  summary: 'Every attempt with its plain reason, newest first',
  params: IdParams,
  query: PageQuery.extend({
    outcome: AttemptOutcome.optional(),
    /** The code of the reason. */
    reason: z.string().max(100).optional(),
  }),
  success: { status: 200, schema: pageOf(Attempt) },
});

export const countAttempts = defineRoute({
  ...read,
  operationId: 'countAttempts',
  method: 'GET',
  url: '/api/v1/invites/tasks/:id/log/counts',
  summary: 'How many attempts ended how and for which reason, the most frequent first',
  params: IdParams,
  success: {
    status: 200,
    schema: z.object({
      items: z.array(
        z.object({
          outcome: AttemptOutcome,
          reason: z.object({ code: z.string(), message: Sentence }).nullable(),
          attempts: Count,
        }),
      ),
    }),
  },
});

/** An attempt, and the task it was made for. */
export const TeamAttempt = Attempt.extend({
  task: z.object({ id: Id, name: z.string(), destination: z.string() }),
}).meta({ id: 'TeamAttempt' });
export type TeamAttempt = z.infer<typeof TeamAttempt>;

export const listTeamAttempts = defineRoute({
  ...read,
  operationId: 'listTeamAttempts',
  method: 'GET',
  url: '/api/v1/invites/attempts',
  summary: 'The attempts of the team over all its tasks, newest first',
  query: PageQuery.extend({ outcome: AttemptOutcome.optional() }),
  success: { status: 200, schema: pageOf(TeamAttempt) },
});
