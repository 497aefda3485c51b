import { removalSentences, removeAccount } from '@muster/contracts';
import { route, type ServiceApp } from '@muster/service-kit';
import type { Removals } from './remove-account.ts';

export function removalRoutes(app: ServiceApp, { removals }: { removals: Removals }): void {
  route(app, removeAccount, async ({ params: { id }, user: { id: userId, teamId } }) => {
    const session = await removals.remove({ id, teamId, userId });
    return { session, message: removalSentences[session] };
  });
}
