import {
  listLeases as list,
  listEligible,
  releaseLease as release,
  renewLease as renew,
  takeLease as take,
} from '@muster/contracts';
import { route, type ServiceApp } from '@muster/service-kit';
import type { Dependencies } from '../dependencies.ts';
import { chooseAccounts } from './choose-account.ts';
import { listLeases } from './list-leases.ts';
import { releaseLease } from './release-lease.ts';
import { renewLease } from './renew-lease.ts';
import { takeLease } from './take-lease.ts';

export function leaseRoutes(app: ServiceApp, dependencies: Dependencies): void {
  route(app, take, ({ body }) => takeLease(dependencies, body));
  route(app, renew, async ({ params, body }) =>
    renewLease(dependencies, await dependencies.leaseProofs.read(params.id, body.token)),
  );
  route(app, release, async ({ params }) => releaseLease(dependencies, params.id));
  route(app, list, ({ user, query }) => listLeases(dependencies, user.teamId, query));
  route(app, listEligible, async ({ query }) => {
    const { eligible, ineligible, nextAt } = await chooseAccounts(dependencies, query);
    return { eligible: eligible.map(account => account.id), ineligible, nextAt };
  });
}
