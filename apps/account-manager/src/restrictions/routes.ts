import { restrictAccount as contract } from '@muster/contracts';
import { route, type ServiceApp } from '@muster/service-kit';
import type { Dependencies } from '../dependencies.ts';
import { restrictAccount } from './restrict-account.ts';

export function restrictionRoutes(app: ServiceApp, dependencies: Dependencies): void {
  route(app, contract, async ({ params, body }) => {
    const { reportId, kind, waitSeconds, observedAt } = body;
    const until = await restrictAccount(dependencies, {
      reportId,
      accountId: params.id,
      kind,
      waitSeconds,
      observedAt,
    });
    return { until: until === null ? null : new Date(until).toISOString() };
  });
}
