import cookie from '@fastify/cookie';
import { createServiceApp, type ServiceApp } from '@muster/service-kit';
import { accessTokenRoutes } from './access-tokens/routes.ts';
import { auditRoutes } from './audit/routes.ts';
import type { Dependencies } from './dependencies.ts';
import { sessionRoutes } from './sessions/routes.ts';
import { userRoutes } from './users/routes.ts';

/** identity's HTTP surface: every route by name. */
export async function buildApp(dependencies: Dependencies): Promise<ServiceApp> {
  const app = createServiceApp(dependencies);
  await app.register(cookie);
  accessTokenRoutes(app, dependencies.accessTokens);
  userRoutes(app, dependencies);
  sessionRoutes(app, dependencies);
  auditRoutes(app, dependencies);
  return app;
}
