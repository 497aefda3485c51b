import { type AccountManagerClient, assertDone, unwrap } from '@muster/contracts';
import { problem } from '@muster/service-kit';
import type { LookupPermits } from './chats/resolve-for-user.ts';
import { deliverReportTo } from './outbox/deliver-report.ts';
import type { DeliverReport } from './outbox/outbox.ts';

/** All that is asked of account-manager from here. */
export type AccountManager = LookupPermits & { deliverReport: DeliverReport };

/** account-manager over its API. */
export function createAccountManager(client: AccountManagerClient): AccountManager {
  return {
    deliverReport: deliverReportTo(client),

    async takeLease({ id, teamId }) {
      const body = {
        teamId,
        purpose: 'login',
        accountIds: [id],
        holder: 'channel check',
        speed: 'safe',
      } as const;
      const taken = unwrap(await client.POST('/leases', { body: { ...body, accountIds: [id] } }));
      return taken.status === 'granted' ? taken.lease : null;
    },

    async requestPermit(lease, { permitId, target }) {
      const answer = unwrap(
        await reach(
          client.POST('/leases/{id}/permits', {
            params: { path: { id: lease.id } },
            body: { permitId, lease: lease.token, action: 'resolve', target },
          }),
        ),
      );
      return answer.status === 'granted' ? answer.permit : { retryAt: answer.denial.retryAt };
    },

    async releaseLease({ id }) {
      assertDone(await client.DELETE('/leases/{id}', { params: { path: { id } } }));
    },
  };
}

/** A person waits for this answer: that account-manager is away is told as such. */
const reach = <T>(call: Promise<T>): Promise<T> =>
  call.catch(() => {
    throw problem('service_unavailable');
  });
