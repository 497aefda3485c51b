import { allRoutes, SERVICE_TOKEN_HEADER, SERVICES } from '@muster/contracts';
import { newId } from '@muster/service-kit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connectAccount, type Installation, startInstallation } from './installation.ts';

const routes = allRoutes.filter(route => route.service === 'account-manager');

describe('access', () => {
  let installation: Installation;
  beforeAll(async () => {
    installation = await startInstallation();
  });
  afterAll(() => installation.stop());

  const call = (route: (typeof routes)[number], headers: Record<string, string>, id = newId()) =>
    installation.app.inject({ method: route.method, url: route.url.replace(':id', id), headers });

  it.each(routes)('$operationId is answered to no one without proof', async route => {
    expect((await call(route, {})).statusCode).toBe(401);
    expect((await call(route, { [SERVICE_TOKEN_HEADER]: 'nobody' })).statusCode).toBe(401);
  });

  it.each(routes.filter(route => route.access.kind === 'services'))(
    '$operationId is answered to the services it lists alone',
    async route => {
      for (const service of SERVICES) {
        const { statusCode } = await call(route, { [SERVICE_TOKEN_HEADER]: service });
        const allowed = route.access.kind === 'services' && route.access.callers.includes(service);
        expect([service, statusCode === 403]).toEqual([service, !allowed]);
      }
    },
  );

  it.each(routes.filter(route => route.access.kind === 'user'))(
    "$operationId answers 404 for another team's account",
    async route => {
      const own = newId();
      const { id } = await connectAccount(installation, own);
      const user = { id: newId(), role: 'admin', operator: false, expiresAtMs: Date.now() + 60_000 } as const;
      installation.users.set('owner', { ...user, teamId: own, token: 'owner' });
      installation.users.set('stranger', { ...user, teamId: newId(), token: 'stranger' });
      const as = (token: string) =>
        call(route, { [SERVICE_TOKEN_HEADER]: 'gateway', authorization: `Bearer ${token}` }, id);
      expect((await as('owner')).statusCode).toBe(200);
      expect((await as('stranger')).statusCode).toBe(404);
    },
  );
});
