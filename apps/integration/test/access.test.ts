import { allRoutes, type RouteContract, SERVICES } from '@muster/contracts';
import { newId } from '@muster/service-kit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  connectAccount,
  createHarness,
  createTelegramAccount,
  type Harness,
  type Integration,
} from './harness.ts';

let harness: Harness;
let integration: Integration;
let telegram: { userId: string; phone: string };
const owner = { teamId: newId() };
const stranger = { teamId: newId(), role: 'admin' } as const;
/** What the owner's team has, by the first part of a route's path that names it. */
let owned: { account: string; login: string };

beforeAll(async () => {
  harness = await createHarness({ people: 200 });
  integration = await harness.start();
  telegram = await createTelegramAccount(harness.sandbox);
  const account = await connectAccount(harness, integration, owner.teamId, telegram);
  const { phone } = await createTelegramAccount(harness.sandbox);
  const { body } = await integration.call(owner, 'POST', '/api/v1/accounts/logins', {
    method: 'code',
    phone,
  });
  owned = { account, login: body.id };
});
afterAll(() => harness.close());

const routes = allRoutes.filter(route => route.service === 'integration');
const userRoutes = routes.filter(route => route.access.kind === 'user');
const namedRoutes = userRoutes.filter(route => route.url.includes(':id'));

/** Bodies that are right, so that only the caller can be what is wrong. */
const bodies: Partial<Record<string, object>> = {
  startLogin: { method: 'code', phone: '+79990000000' },
  submitLoginCode: { code: '12345' },
  submitLoginPassword: { password: 'secret' },
  checkChannel: { channel: '@running_club' },
  changeAccount: { label: 'Support' },
  bringStanding: { version: 0, restrictions: [] },
};

const urlOf = ({ url }: RouteContract) =>
  url.replace(':id', url.includes('/logins/') ? owned.login : owned.account);

const call = (route: RouteContract, as: Parameters<Integration['call']>[0]) =>
  integration.call(as, route.method, urlOf(route), bodies[route.operationId]);

describe('access', () => {
  it.each(routes)('$operationId is answered to nobody without a proof', async route => {
    expect(await call(route, 'nobody')).toMatchObject({ status: 401, body: { code: 'unauthenticated' } });
  });

  it.each(routes)('$operationId is answered to those alone whom its contract names', async route => {
    const { access } = route;
    for (const service of SERVICES) {
      const { status } = await call(route, { service });
      if (access.kind !== 'services') expect([service, status]).toEqual([service, 401]);
      else if (!access.callers.includes(service)) expect([service, status]).toEqual([service, 403]);
      else expect([401, 403]).not.toContain(status);
    }
  });

  it.each(userRoutes)(
    '$operationId is answered to members as its contract says, not to viewers above their role',
    async route => {
      const { status } = await call(route, { ...stranger, role: 'viewer' });
      const needsMember = route.access.kind === 'user' && route.access.role !== 'viewer';
      expect(status === 403).toBe(needsMember);
    },
  );

  it.each(namedRoutes)('$operationId says to another team that there is no such thing', async route => {
    expect(await call(route, stranger)).toMatchObject({ status: 404, body: { code: 'not_found' } });
  });

  it('lists to a team only what is its own', async () => {
    const own = await integration.call(owner, 'GET', '/api/v1/accounts');
    expect(own.body).toMatchObject({ items: [{ id: owned.account }], nextCursor: null, total: 1 });
    const others = await integration.call(stranger, 'GET', '/api/v1/accounts');
    expect(others.body).toEqual({ items: [], nextCursor: null, total: 0 });
  });

  it('leaves everything of the owner as it was', async () => {
    const login = await integration.call(owner, 'GET', `/api/v1/accounts/logins/${owned.login}`);
    expect(login.body).toMatchObject({ state: 'code_sent' });
  });
});
