import { z } from 'zod';
import { defineRoute } from '../contract.ts';
import { Id, PageQuery, pageOf } from '../primitives.ts';
import { AccountStanding, Restriction } from './restrictions.ts';

export const listRecoveries = defineRoute({
  operationId: 'listRecoveries',
  service: 'account-manager',
  access: { kind: 'services', callers: ['parsing', 'invite', 'integration'] },
  method: 'GET',
  url: '/recoveries',
  summary: 'Which accounts of a team are out of work: why, since when, until when, and what has to happen',
  query: z.object({ teamId: Id }),
  success: { status: 200, schema: z.object({ items: z.array(AccountStanding) }) },
});

/** An account of any team that is out of work, without what its team says about it. */
export const AccountOutOfWork = AccountStanding.extend({
  teamId: Id,
  restrictions: z.array(Restriction.omit({ changedBy: true })),
}).meta({ id: 'AccountOutOfWork' });
export type AccountOutOfWork = z.infer<typeof AccountOutOfWork>;

export const listOutOfWork = defineRoute({
  operationId: 'listOutOfWork',
  service: 'account-manager',
  access: { kind: 'operator' },
  method: 'GET',
  url: '/api/v1/recoveries',
  summary: 'Which accounts of all teams are out of work: why, until when, and what has to happen',
  query: PageQuery,
  success: { status: 200, schema: pageOf(AccountOutOfWork) },
});
