import {
  allRoutes,
  asksForUser,
  publicRoutes,
  ROLES,
  type RouteContract,
  SERVICE_TOKEN_HEADER,
} from '@muster/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { as, type Gateway, startGateway } from './start-gateway.ts';

let gateway: Gateway;
const forwarded: { url: string | undefined; token: unknown }[] = [];
beforeAll(async () => {
  gateway = await startGateway();
  gateway.upstream.answerWith((request, response) => {
    forwarded.push({ url: request.url, token: request.headers[SERVICE_TOKEN_HEADER] });
    request.resume();
    response.end('{}');
  });
});
afterAll(() => gateway.close());

/** The path of a route with something in the place of each parameter. */
const pathOf = ({ url }: RouteContract) => url.replaceAll(/:\w+/g, '01890000-0000-7000-8000-000000000000');

/** What is no route of the API is an address of the dashboard if it looks like one of a page, and else nothing. */
const notThere = (method: string, path: string) =>
  method === 'GET' && !path.startsWith('/api/') && !path.includes('.')
    ? /The dashboard is not built/
    : /"no_such_route"/;

const internalRoutes = allRoutes.filter(route => route.access.kind === 'services');
const userRoutes = publicRoutes.filter(route => asksForUser(route.access));
const forwardedRoutes = userRoutes.filter(route => route.service !== 'gateway');

/** Roles below and not below what a route asks for; of an operator no role is asked, and to nobody else it is enough. */
function rolesOf({ access }: RouteContract) {
  if (access.kind === 'operator') return { tooWeak: ROLES, enough: ['operator'] as const };
  const wanted = access.kind === 'user' ? ROLES.indexOf(access.role) : 0;
  return { tooWeak: ROLES.slice(0, wanted), enough: ROLES.slice(wanted) };
}

describe.each(internalRoutes.map(route => [route.operationId, route] as const))('internal %s', (_, route) => {
  it('is not there, not even for an operator with the token of a service', async () => {
    forwarded.length = 0;
    const headers = { ...as('admin'), [SERVICE_TOKEN_HEADER]: 'gateway to identity' };
    const answer = await gateway.call(route.method, pathOf(route), { headers });
    expect(answer.bytes.toString()).toMatch(notThere(route.method, pathOf(route)));
    expect(forwarded).toEqual([]);
  });
});

describe.each(userRoutes.map(route => [route.operationId, route] as const))('%s', (_, route) => {
  it('is refused to who is not signed in, before the upstream hears of it', async () => {
    forwarded.length = 0;
    const none = await gateway.call(route.method, pathOf(route));
    const bad = await gateway.call(route.method, pathOf(route), { headers: { authorization: 'Bearer bad' } });
    expect([none.status, none.code, bad.status, forwarded]).toEqual([401, 'unauthenticated', 401, []]);
  });

  it('is refused to a role that is too weak', async () => {
    forwarded.length = 0;
    for (const role of rolesOf(route).tooWeak) {
      const answer = await gateway.call(route.method, pathOf(route), { headers: as(role) });
      expect([answer.status, answer.code]).toEqual([403, 'forbidden']);
    }
    expect(forwarded).toEqual([]);
  });
});

describe.each(forwardedRoutes.map(route => [route.operationId, route] as const))('%s', (_, route) => {
  it('reaches the service that owns it for everybody else', async () => {
    for (const role of rolesOf(route).enough) {
      forwarded.length = 0;
      const answer = await gateway.call(route.method, pathOf(route), { headers: as(role) });
      const arrived = { url: pathOf(route), token: `gateway to ${route.service}` };
      expect([answer.status, forwarded]).toEqual([200, [arrived]]);
    }
  });
});

describe.each(['/healthz', '/readyz', '/metrics', '/.well-known/jwks.json'])('%s', path => {
  it('is told at the public address by nobody: at most it is an address of the dashboard like any other', async () => {
    forwarded.length = 0;
    const answer = await gateway.call('GET', path, { headers: as('admin') });
    expect(answer.bytes.toString()).toMatch(notThere('GET', path));
    expect(forwarded).toEqual([]);
  });
});
