import { reportOutcome, requestPermit } from '@muster/contracts';
import { route, type ServiceApp } from '@muster/service-kit';
import type { Dependencies } from '../dependencies.ts';
import { grantPermit } from './grant-permit.ts';
import { countDecisions } from './metrics.ts';
import { recordOutcome } from './record-outcome.ts';

export function permitRoutes(app: ServiceApp, dependencies: Dependencies): void {
  const count = countDecisions(dependencies.metrics);
  route(app, requestPermit, async ({ params, body }) => {
    const lease = await dependencies.leaseProofs.read(params.id, body.lease);
    const answer = await grantPermit(dependencies, lease, body);
    count(body.action, answer);
    return answer;
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
