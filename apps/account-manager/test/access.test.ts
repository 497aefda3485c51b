import {
  allRoutes,
  ROLES,
  type Role,
  type RouteContract,
  SERVICE_TOKEN_HEADER,
  SERVICES,
} from '@muster/contracts';
import { newId } from '@muster/service-kit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connectAccount, type Installation, startInstallation } from './installation.ts';

const routes = allRoutes.filter(route => route.service === 'account-manager');
const ofKind = (kind: RouteContract['access']['kind']) => routes.filter(route => route.access.kind === kind);
const ofOneAccount = ofKind('user').filter(route => route.url.includes(':id'));

/** Bodies that are right, so that only the caller can be what is wrong. */
const bodies: Partial<Record<string, object>> = {
  chooseAccountProfile: { profile: 'default' },
  pauseAccount: { reason: 'a look by hand' },
  resumeAccount: { reason: 'looked at' },
};

describe('access', () => {
  let installation: Installation;
  beforeAll(async () => {
    installation = await startInstallation();
  });
  afterAll(() => installation.stop());

  const call = (route: RouteContract, headers: Record<string, string>, id = newId()) => {
    const body = bodies[route.operationId];
    return installation.app.inject({
      method: route.method,
      url: route.url.replace(':id', id).replace(':name', 'default').replace(':kind', 'banned'),
      headers,
      ...(body && { payload: body }),
    });
  };

  /** The headers of a user of a team, through the gateway. */
  function asUser(teamId: string, { role, operator = false }: { role: Role; operator?: boolean }) {
    const token = `${teamId}-${role}-${operator}`;
    const expiresAtMs = Date.now() + 60_000;
    installation.users.set(token, { id: newId(), teamId, role, operator, expiresAtMs, token });
    return { [SERVICE_TOKEN_HEADER]: 'gateway', authorization: `Bearer ${token}` };
  }

  it.each(routes)('$operationId is answered to no one without proof', async route => {
    expect((await call(route, {})).statusCode).toBe(401);
    expect((await call(route, { [SERVICE_TOKEN_HEADER]: 'nobody' })).statusCode).toBe(401);
  });

  it.each(ofKind('services'))('$operationId is answered to the services it lists alone', async route => {
    for (const service of SERVICES) {
      const { statusCode } = await call(route, { [SERVICE_TOKEN_HEADER]: service });
      const isListed = route.access.kind === 'services' && route.access.callers.includes(service);
      expect([service, statusCode === 403]).toEqual([service, !isListed]);
    }
  });

  it.each(ofKind('operator'))('$operationId is answered to the operator alone', async route => {
    for (const role of ROLES) {
      expect((await call(route, asUser(newId(), { role }))).statusCode).toBe(403);
      const { statusCode } = await call(route, asUser(newId(), { role, operator: true }));
      expect([401, 403]).not.toContain(statusCode);
    }
  });

  it.each(ofOneAccount)("$operationId answers 404 for another team's account", async route => {
    const [own, other] = [newId(), newId()];
    const { id } = await connectAccount(installation, own);
    expect((await call(route, asUser(other, { role: 'admin' }), id)).statusCode).toBe(404);
    const { statusCode } = await call(route, asUser(own, { role: 'admin' }), id);
    expect([401, 403, 404]).not.toContain(statusCode);
  });

  it.each(ofOneAccount)('$operationId is refused to a role that is too weak', async route => {
    const team = newId();
    const { id } = await connectAccount(installation, team);
    for (const role of ROLES) {
      const isEnough =
        route.access.kind === 'user' && ROLES.indexOf(role) >= ROLES.indexOf(route.access.role);
      const { statusCode } = await call(route, asUser(team, { role }), id);
      expect([role, statusCode === 403]).toEqual([role, !isEnough]);
    }
  });
});
