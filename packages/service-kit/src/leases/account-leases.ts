import {
  type AccountManagerClient,
  assertDone,
  type Lease,
  type LeasePurpose,
  type LimitedAction,
  type renewLease,
  type requestPermit,
  type Speed,
  type takeLease,
  unwrap,
} from '@muster/contracts';
import type { z } from 'zod';

/** account-manager asks integration about rights before it answers: longer than that call may take, in ms. */
const ANSWER_WITHIN_MS = 15_000;

export type LeaseQuestion = {
  teamId: string;
  purpose: LeasePurpose;
  channel?: string;
  accountIds?: string[];
  /** Refusals of a right that were heard before this moment are asked about again. */
  refusalsSince?: string;
  holder: string;
  speed?: z.input<typeof Speed>;
};
export type LeaseAnswer = z.output<(typeof takeLease)['success']['schema']>;
export type RenewalAnswer = z.output<(typeof renewLease)['success']['schema']>;
export type PermitQuestion = { permitId: string; action: LimitedAction; channel?: string; target: string };
export type PermitAnswer = z.output<(typeof requestPermit)['success']['schema']>;

/** Leases of accounts and the permits asked under them, as background work uses them. */
export interface AccountLeases {
  take(question: LeaseQuestion): Promise<LeaseAnswer>;
  renew(lease: Lease): Promise<RenewalAnswer>;
  release(lease: Lease): Promise<void>;
  /** @param question its `permitId` is stored by the caller before it asks */
  requestPermit(lease: Lease, question: PermitQuestion): Promise<PermitAnswer>;
}

/** {@link AccountLeases} at account-manager. */
export function accountLeases(client: AccountManagerClient): AccountLeases {
  const signal = () => AbortSignal.timeout(ANSWER_WITHIN_MS);
  return {
    take: async body => unwrap(await client.POST('/leases', { body, signal: signal() })),
    renew: async ({ id, token }) =>
      unwrap(
        await client.POST('/leases/{id}/renew', {
          params: { path: { id } },
          body: { token },
          signal: signal(),
        }),
      ),
    release: async ({ id }) =>
      assertDone(await client.DELETE('/leases/{id}', { params: { path: { id } }, signal: signal() })),
    requestPermit: async ({ id, token }, question) =>
      unwrap(
        await client.POST('/leases/{id}/permits', {
          params: { path: { id } },
          body: { ...question, lease: token },
          signal: signal(),
        }),
      ),
  };
}
