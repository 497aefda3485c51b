import { logout, refresh } from '@muster/contracts';
import { problem, route, type ServiceApp } from '@muster/service-kit';
import type { Dependencies } from '../dependencies.ts';
import { endSession } from './end-session.ts';
import { refreshSession } from './refresh-session.ts';
import { signedIn } from './signed-in.ts';

export function sessionRoutes(app: ServiceApp, dependencies: Dependencies): void {
  const { refreshCookie, users } = dependencies;

  route(app, refresh, async ({ request, reply }) => {
    const token = refreshCookie.read(request);
    const outcome = token
      ? await refreshSession(dependencies, token)
      : { status: 'unauthenticated' as const };
    if (outcome.status !== 'refreshed') {
      refreshCookie.clear(reply);
      throw problem(outcome.status);
    }
    const { session } = outcome;
    const user = await users.find(session.userId, session.teamId);
    if (!user) throw problem('unauthenticated');
    return signedIn(dependencies, reply, user, { token: outcome.token, expiresAt: session.expiresAt });
  });

  route(app, logout, async ({ request, reply }) => {
    const token = refreshCookie.read(request);
    if (token) await endSession(dependencies, token);
    refreshCookie.clear(reply);
    return undefined;
  });
}
