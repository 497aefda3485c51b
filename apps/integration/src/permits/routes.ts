import { settlePermit } from '@muster/contracts';
import { route, type ServiceApp } from '@muster/service-kit';
import type { Settle } from './settle.ts';

export function permitRoutes(app: ServiceApp, { settle }: { settle: Settle }): void {
  route(app, settlePermit, ({ params: { id }, body: { accountId } }) => settle({ id, accountId }));
}
