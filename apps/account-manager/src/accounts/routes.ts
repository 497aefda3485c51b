import { registerAccount as contract } from '@muster/contracts';
import { route, type ServiceApp } from '@muster/service-kit';
import type { Dependencies } from '../dependencies.ts';
import { registerAccount } from './register-account.ts';

export function accountRoutes(app: ServiceApp, dependencies: Dependencies): void {
  route(app, contract, async ({ params, body }) => {
    await registerAccount(dependencies, { id: params.id, ...body });
    dependencies.tell();
  });
}
