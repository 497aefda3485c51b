import { z } from 'zod';
import { defineRoute } from '../contract.ts';
import { Count, Id, IdParams } from '../primitives.ts';
import { Wait } from '../waits.ts';

/**
 * How an account of a task stands.
 * - `inviting`: the task holds it at this moment. - `ready`: it could invite now. - `waiting`: for what `wait` says.
 * - `out`: it invites for this task no more, unless a person changes what `wait` says and resumes the task.
 */
export const InviteAccountStanding = z.enum(['inviting', 'ready', 'waiting', 'out']);
export type InviteAccountStanding = z.infer<typeof InviteAccountStanding>;

/** What one account does for an invite task. */
export const InviteAccount = z
  .object({
    accountId: Id,
    standing: InviteAccountStanding,
    wait: Wait.nullable(),
    joined: Count,
    attempts: Count,
  })
  .meta({ id: 'InviteAccount' });
export type InviteAccount = z.infer<typeof InviteAccount>;

export const listInviteAccounts = defineRoute({
  service: 'invite',
  access: { kind: 'user', role: 'viewer' },
  operationId: 'listInviteAccounts',
  method: 'GET',
  url: '/api/v1/invites/tasks/:id/accounts',
  summary: 'Each account that may work on the task, with why it waits',
  params: IdParams,
  success: { status: 200, schema: z.object({ items: z.array(InviteAccount) }) },
  errors: ['service_unavailable'],
});
