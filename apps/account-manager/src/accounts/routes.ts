import { registerAccount } from '@muster/contracts';
import { route, type ServiceApp } from '@muster/service-kit';
import type { Dependencies } from '../dependencies.ts';
import { saveAccount } from './repository.ts';

export function accountRoutes(app: ServiceApp, { pool }: Dependencies): void {
  route(app, registerAccount, async ({ params, body }) => {
    await saveAccount(pool, { id: params.id, ...body });
  });
}
