import { login, me, register } from '@muster/contracts';
import { problem, route, type ServiceApp } from '@muster/service-kit';
import type { Dependencies } from '../dependencies.ts';
import { signedIn } from '../sessions/signed-in.ts';
import { startSession } from '../sessions/start-session.ts';
import { checkCredentials } from './check-credentials.ts';
import { registerUser } from './register-user.ts';

export function userRoutes(app: ServiceApp, dependencies: Dependencies): void {
  route(app, register, async ({ body, reply }) => {
    const user = await registerUser(dependencies, body);
    if (user === 'email_taken') throw problem(user);
    return signedIn(dependencies, reply, user, await startSession(dependencies, user));
  });

  route(app, login, async ({ body, reply }) => {
    const user = await checkCredentials(dependencies, body);
    if (user === 'invalid_credentials') throw problem(user);
    return signedIn(dependencies, reply, user, await startSession(dependencies, user));
  });

  route(app, me, async ({ user: { id, teamId } }) => {
    const user = await dependencies.users.find(id, teamId);
    if (!user) throw problem('unauthenticated');
    return user;
  });
}
