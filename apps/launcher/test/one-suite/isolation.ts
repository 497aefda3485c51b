import { publicRoutes, type RouteContract, unwrap } from '@muster/contracts';
import { type ApiUser, collectMembers, connectAccount, prepareInvites, registerUser } from '@muster/testkit';
import { beforeAll, expect, it } from 'vitest';
import { newWorld, type SuiteUnderTest } from '../world-under-test.ts';

/** Which of the owner's things a route with an id is about, by the beginning of its path. */
const THINGS = [
  '/api/v1/accounts/logins',
  '/api/v1/accounts',
  '/api/v1/parsing/tasks',
  '/api/v1/invites/tasks',
] as const;
type Thing = (typeof THINGS)[number];

/** A body that would be right, were the thing one's own. */
const BODIES: Record<string, (ids: Record<Thing, string>) => object> = {
  submitLoginCode: () => ({ code: '12345' }),
  submitLoginPassword: () => ({ password: 'secret' }),
  checkChannel: () => ({ channel: '@someone' }),
  chooseAccountProfile: () => ({ profile: 'default' }),
  changeAccount: () => ({ label: 'mine' }),
  pauseAccount: () => ({ reason: 'a look by hand' }),
  resumeAccount: () => ({ reason: 'looked at' }),
  importParsingResults: ids => ({ parsingTaskId: ids['/api/v1/parsing/tasks'] }),
};
const QUERIES: Record<string, string> = { exportParsingResults: '?format=csv' };

const withId = publicRoutes.filter(route => route.url.includes(':id') && route.access.kind === 'user');
const operatorRoutes = publicRoutes.filter(route => route.access.kind === 'operator');
/** Lists of what the owner has one of; those of other things are tested by the services that keep them. */
const lists = publicRoutes.filter(
  route => route.method === 'GET' && THINGS.some(thing => thing === route.url),
);

/** What one user's things are to another. */
export function testIsolation(suiteUnderTest: () => SuiteUnderTest): void {
  let under: SuiteUnderTest;
  let stranger: ApiUser;
  let owner: ApiUser;
  let ids: Record<Thing, string>;
  beforeAll(async () => {
    under = suiteUnderTest();
    const world = await newWorld(under, 5);
    owner = await registerUser(under.suite.gatewayUrl);
    stranger = await registerUser(under.suite.gatewayUrl);
    const account = await connectAccount(owner.api, under.suite.sandbox.control, world.account);
    const parsed = await collectMembers(owner.api, world.source.link, { onIdle: under.onIdle });
    const { task } = await prepareInvites(owner.api, {
      destination: world.destination.link,
      parsingTaskId: parsed.id,
    });
    const other = await newWorld(under, 3);
    const login = unwrap(
      await owner.api.POST('/api/v1/accounts/logins', {
        body: { method: 'code', phone: other.account.phone },
      }),
    );
    ids = {
      '/api/v1/accounts/logins': login.id,
      '/api/v1/accounts': account.id,
      '/api/v1/parsing/tasks': parsed.id,
      '/api/v1/invites/tasks': task.id,
    };
  });

  const call = (user: ApiUser, route: RouteContract) => {
    const thing = THINGS.find(prefix => route.url.startsWith(`${prefix}/:id`));
    const url = route.url.replace(':id', thing ? ids[thing] : '') + (QUERIES[route.operationId] ?? '');
    const body = BODIES[route.operationId]?.(ids);
    return fetch(`${under.suite.gatewayUrl}${url}`, {
      method: route.method,
      headers: {
        authorization: `Bearer ${user.accessToken}`,
        ...(body && { 'content-type': 'application/json' }),
      },
      ...(body && { body: JSON.stringify(body) }),
    });
  };
  const everything = async (user: ApiUser) =>
    Promise.all(
      withId
        .filter(route => route.method === 'GET' && !route.success.contentType)
        .map(async route => (await call(user, route)).json()),
    );

  it('is told of nothing and changes nothing, on every route there is', async () => {
    const before = await everything(owner);
    for (const route of withId) {
      const response = await call(stranger, route);
      await response.body?.cancel();
      expect([route.operationId, response.status]).toEqual([route.operationId, 404]);
    }
    expect(await everything(owner)).toEqual(before);
  });

  it.each(operatorRoutes)('is no operator to $operationId', async route => {
    expect((await call(stranger, route)).status).toBe(403);
  });

  it.each(lists)('sees an empty list in $operationId where the owner sees something', async route => {
    expect(await (await call(stranger, route)).json()).toMatchObject({ items: [], total: 0 });
    const own: unknown = await (await call(owner, route)).json();
    expect(own).toMatchObject({ total: 1 });
  });

  it('cannot import what somebody else collected', async () => {
    const account = await newWorld(under, 1);
    await connectAccount(stranger.api, under.suite.sandbox.control, account.account);
    const task = unwrap(
      await stranger.api.POST('/api/v1/invites/tasks', {
        body: {
          name: 'Mine',
          kind: 'group_invite',
          destination: account.destination.link,
          priority: 'normal',
        },
      }),
    );
    const { response } = await stranger.api.POST('/api/v1/invites/tasks/{id}/targets/import-parsing', {
      params: { path: { id: task.id } },
      body: { parsingTaskId: ids['/api/v1/parsing/tasks'] },
    });
    expect(response.status).toBe(404);
  });
}
