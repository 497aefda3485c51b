import { z } from 'zod';
import { defineRoute } from '../contract.ts';
import { Id } from '../primitives.ts';
import { AccountStanding } from './restrictions.ts';

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
