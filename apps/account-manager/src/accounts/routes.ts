import { forgetAccount as forget, registerAccount as register } from '@muster/contracts';
import { route, type ServiceApp } from '@muster/service-kit';
import type { Dependencies } from '../dependencies.ts';
import { registerAccount } from './register-account.ts';
import { removeAccount } from './remove-account.ts';

export function accountRoutes(app: ServiceApp, dependencies: Dependencies): void {
  route(app, register, async ({ params, body }) => {
    await registerAccount(dependencies, { id: params.id, ...body });
    dependencies.tell();
  });

  route(app, forget, async ({ params: { id: accountId }, body }) => {
    await removeAccount(dependencies, { ...body, accountId });
    dependencies.tell();
  });
}
