import type { Pool } from '@muster/service-kit';
import type { PermitFacts } from './permit-token.ts';
import { findPermit } from './repository.ts';
import { requestOf } from './request-of.ts';

/**
 * What was answered under a permit's id before, by the ledger: Redis keeps an answer ready only while it can be used.
 * @returns `settled` when it was used or given back, `mismatch` when it was for something else; null for a new id
 */
export async function recallPermit(pool: Pool, wanted: Omit<PermitFacts, 'fencingToken' | 'decidedAt'>) {
  const found = await findPermit(pool, wanted.permitId);
  if (found?.status !== 'open') return found;
  const { accountId, decidedAt, fencingToken } = found.permit;
  const isTheSame = accountId === wanted.accountId && requestOf(found.permit) === requestOf(wanted);
  return isTheSame
    ? ({ status: 'granted', decidedAt, fencingToken } as const)
    : ({ status: 'mismatch' } as const);
}
