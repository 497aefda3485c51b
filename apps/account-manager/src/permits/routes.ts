import { reportOutcome, requestPermit } from '@muster/contracts';
import { route, type ServiceApp } from '@muster/service-kit';
import type { Dependencies } from '../dependencies.ts';
import { grantPermit } from './grant-permit.ts';
import { recordOutcome } from './record-outcome.ts';

export function permitRoutes(app: ServiceApp, dependencies: Dependencies): void {
  route(app, requestPermit, async ({ params, body }) => {
    const lease = await dependencies.leaseProofs.read(params.id, body.lease);
    return grantPermit(dependencies, lease, body);
  });
  route(app, reportOutcome, async ({ params, body }) =>
    recordOutcome(dependencies, {
      permitId: params.id,
      outcome: body.outcome,
      executedAt: body.executedAt,
      accountFault: body.accountFault,
    }),
  );
}
