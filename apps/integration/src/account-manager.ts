import {
  type AccountManagerClient,
  assertDone,
  type Denial,
  type ReachedLimit,
  RestrictionKind,
  toWait,
  unwrap,
} from '@muster/contracts';
import { problem } from '@muster/service-kit';
import { codes } from './accounts/refusal.ts';
import type { LookupPermits, Withheld } from './chats/resolve-for-user.ts';
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
      const taken = unwrap(await reach(client.POST('/leases', { body: { ...body, accountIds: [id] } })));
      if (taken.status === 'granted') return taken.lease;
      return withheld(taken.accounts[0]?.reason ?? null, taken.nextAt);
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
      if (answer.status === 'granted') return answer.permit;
      const { reason, limit, retryAt } = answer.denial;
      const reached = toReachedLimit(answer.denial);
      if (reached) return { code: 'account_limit_reached', retryAt, limit: reached };
      return withheld(reason === 'restricted' ? limit : reason, retryAt);
    },

    async releaseLease({ id }) {
      assertDone(await client.DELETE('/leases/{id}', { params: { path: { id } } }));
    },
  };
}

/** What account-manager did not give, said with the code of what keeps the account. */
function withheld(reason: string | null, retryAt: string | null): Withheld {
  const restriction = RestrictionKind.safeParse(reason);
  if (restriction.success) return { code: codes[restriction.data], retryAt };
  const undecided = reason === 'rebuilding' || reason === 'clock_unsafe';
  return { code: undecided ? 'service_unavailable' : 'account_busy', retryAt };
}

/** A denial by a limit, as a person is told it. */
function toReachedLimit({ reason, limit, value, used, retryAt }: Denial): ReachedLimit | null {
  if (reason !== 'limit' || limit === null || value === null || used === null) return null;
  return { name: limit, message: toWait(limit, null).message, value, used, nextAt: retryAt };
}

/** A person waits for this answer: that account-manager is away is told as such. */
const reach = <T>(call: Promise<T>): Promise<T> =>
  call.catch(() => {
    throw problem('service_unavailable');
  });
