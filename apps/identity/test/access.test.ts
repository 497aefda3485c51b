import { allRoutes, asksForUser, ROLES, SERVICE_TOKEN_HEADER, SERVICES } from '@muster/contracts';
import { JWKS_PATH, newId } from '@muster/service-kit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Identity, problemCode, signedIn, startIdentity } from './start-identity.ts';

let identity: Identity;
beforeAll(async () => {
  identity = await startIdentity();
});
afterAll(() => identity.close());

const routes = allRoutes.filter(route => route.service === 'identity');
const userRoutes = routes.filter(route => asksForUser(route.access));
const internalRoutes = routes.filter(route => route.access.kind === 'services');

describe('access', () => {
  it.each(routes)('$operationId is answered to nobody who does not come through a service', async route => {
    for (const headers of [{}, { [SERVICE_TOKEN_HEADER]: 'nobody' }]) {
      const answer = await identity.app.inject({ method: route.method, url: route.url, headers });
      expect([answer.statusCode, problemCode(answer)]).toEqual([401, 'unauthenticated']);
    }
  });

  it.each(userRoutes)('$operationId is answered to signed-in users alone', async route => {
    const { accessToken } = signedIn(await identity.register(`${route.operationId}@example.org`));
    const call = async (authorization: string) => {
      const headers = { ...identity.asGateway(), authorization };
      return (await identity.app.inject({ method: route.method, url: route.url, headers })).statusCode;
    };
    expect(await call(`Bearer ${accessToken}`)).toBe(200);
    expect(await call(accessToken)).toBe(401);
    expect(await call(`Bearer ${accessToken.slice(0, -4)}AAAA`)).toBe(401);
    expect(await call('')).toBe(401);
  });

  it.each(userRoutes)('$operationId tells nothing to a user of a team they are no member of', async route => {
    const { user } = signedIn(await identity.register(`${route.operationId}-stranger@example.org`));
    const stranger = { ...user, team: { id: newId(), name: 'Others' } };
    const { token } = identity.dependencies.accessTokens.issue(stranger);
    const headers = { ...identity.asGateway(), authorization: `Bearer ${token}` };
    const answer = await identity.app.inject({ method: route.method, url: route.url, headers });
    if (answer.statusCode === 200) expect(answer.json()).toEqual({ items: [], nextCursor: null, total: 0 });
    else expect([401, 404]).toContain(answer.statusCode);
  });

  it.each(userRoutes)('$operationId is answered to nobody whose role is too weak', async route => {
    const { user } = signedIn(await identity.register(`${route.operationId}-weak@example.org`));
    for (const role of ROLES) {
      const { token } = identity.dependencies.accessTokens.issue({ ...user, role });
      const headers = { ...identity.asGateway(), authorization: `Bearer ${token}` };
      const { statusCode } = await identity.app.inject({ method: route.method, url: route.url, headers });
      const { access } = route;
      const isEnough = access.kind === 'user' && ROLES.indexOf(role) >= ROLES.indexOf(access.role);
      expect([role, statusCode === 403]).toEqual([role, !isEnough]);
    }
  });

  it.each(internalRoutes)('$operationId is answered to the services it lists alone', async route => {
    const { access, method, url } = route;
    for (const service of SERVICES) {
      const headers = await identity.asService(service);
      const { statusCode } = await identity.app.inject({ method, url, headers });
      const isListed = access.kind === 'services' && access.callers.includes(service);
      expect([service, statusCode === 403]).toEqual([service, !isListed]);
    }
  });

  it('publishes its keys to everybody', async () => {
    expect((await identity.app.inject(JWKS_PATH)).statusCode).toBe(200);
  });
});
