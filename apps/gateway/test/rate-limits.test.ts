import { publicRoutes } from '@muster/contracts';
import { createTestRedis, startRedis } from '@muster/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { as, type Gateway, startGateway } from './start-gateway.ts';

const limited = publicRoutes.flatMap(({ url, method, rateLimitPerMinute, access }) =>
  rateLimitPerMinute === undefined
    ? []
    : [{ url, method, perMinute: rateLimitPerMinute, access: access.kind }],
);
const forAnyone = limited.filter(({ access }) => access === 'anyone');
const ME = '/api/v1/auth/me';
const USER_LIMIT = 40;

const config = { TRUST_PROXY: 'loopback', USER_RATE_LIMIT_PER_MINUTE: USER_LIMIT, DASHBOARD_DIR: '/nowhere' };
const answerAll = (gateway: Gateway) =>
  gateway.upstream.answerWith((request, response) => {
    request.resume();
    response.end('{}');
  });

describe('with Redis', () => {
  let gateway: Gateway;
  beforeAll(async () => {
    gateway = await startGateway({ config });
    answerAll(gateway);
  });
  afterAll(() => gateway.close());

  /** A call as a trusted proxy reports it. */
  const from = (address: string, method: string, url: string, headers: Record<string, string> = {}) =>
    gateway.call(method, url, { headers: { 'x-forwarded-for': address, ...headers } });

  it('are those of the design', () => {
    const limits = Object.fromEntries(limited.map(({ url, perMinute }) => [url, perMinute]));
    expect(limits).toEqual({
      '/api/v1/auth/register': 10,
      '/api/v1/auth/login': 20,
      '/api/v1/auth/refresh': 30,
      '/api/v1/auth/logout': 10,
      '/api/v1/accounts/logins': 10,
      '/api/v1/accounts/logins/:id/code': 20,
      '/api/v1/accounts/logins/:id/password': 20,
      '/api/v1/accounts/logins/:id/resend': 10,
    });
  });

  it.each(limited)(
    '$url takes $perMinute calls a minute from one address',
    async ({ url, method, perMinute, access }) => {
      const caller = access === 'user' ? as('member') : {};
      const callFrom = (address: string) => from(address, method, url, caller);
      for (let n = 0; n < perMinute; n += 1) expect((await callFrom('192.0.2.1')).status).toBe(200);
      const refused = await callFrom('192.0.2.1');
      expect([refused.status, refused.code]).toEqual([429, 'rate_limited']);
      expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
      expect(Number(refused.headers['retry-after'])).toBeLessThanOrEqual(60);
      expect((await callFrom('192.0.2.2')).status).toBe(200);
    },
  );

  it('count an IPv6 network as one address', async () => {
    for (let n = 0; n < 20; n += 1) await from(`2001:db8::${n}`, 'POST', '/api/v1/auth/login');
    expect((await from('2001:db8::ffff', 'POST', '/api/v1/auth/login')).status).toBe(429);
    expect((await from('2001:db8:0:1::1', 'POST', '/api/v1/auth/login')).status).toBe(200);
  });

  it('count a user over all other routes, from wherever they call', async () => {
    for (let n = 0; n < USER_LIMIT; n += 1) {
      const path = n % 2 ? ME : '/api/v1/parsing/tasks';
      const headers = { ...as('viewer', 60, 'ann'), 'x-forwarded-for': `192.0.2.${n}` };
      expect((await gateway.call('GET', path, { headers })).status).toBe(200);
    }
    const refused = await gateway.call('GET', ME, { headers: as('viewer', 60, 'ann') });
    expect([refused.status, refused.code]).toEqual([429, 'rate_limited']);
    expect((await gateway.call('GET', ME, { headers: as('viewer', 60, 'ben') })).status).toBe(200);
  });

  it('are shared by all replicas', async () => {
    const { url: redisUrl } = await createTestRedis();
    const replicas = [await startGateway({ config, redisUrl }), await startGateway({ config, redisUrl })];
    for (const replica of replicas) answerAll(replica);
    const statuses: number[] = [];
    for (let n = 0; n < 12; n += 1) {
      const replica = replicas[n % 2];
      statuses.push((await replica?.call('POST', '/api/v1/auth/register'))?.status ?? 0);
    }
    expect(statuses).toEqual([...Array(10).fill(200), 429, 429]);
    for (const replica of replicas) await replica.close();
  });
});

it('believe nobody about an address unless told whom', async () => {
  const gateway = await startGateway();
  answerAll(gateway);
  const statuses: number[] = [];
  for (let n = 0; n < 11; n += 1) {
    const headers = { 'x-forwarded-for': `192.0.2.${n}` };
    statuses.push((await gateway.call('POST', '/api/v1/auth/register', { headers })).status);
  }
  expect(statuses.at(-1)).toBe(429);
  await gateway.close();
});

describe('without Redis', () => {
  let gateway: Gateway;
  beforeAll(async () => {
    const redis = await startRedis();
    gateway = await startGateway({ config, redisUrl: redis.url });
    answerAll(gateway);
    await redis.stop();
  });
  afterAll(() => gateway.close());

  it('a signed-in user goes through at once, and the log says that nobody counts', async () => {
    gateway.logLines();
    const started = performance.now();
    expect((await gateway.call('GET', ME, { headers: as('viewer') })).status).toBe(200);
    expect(performance.now() - started).toBeLessThan(500);
    expect(gateway.logLines()).toContain('rate limits do not hold');
  });

  it.each(forAnyone)('$url waits until it is back', async ({ url, method }) => {
    const answer = await gateway.call(method, url);
    expect([answer.status, answer.code]).toEqual([503, 'service_unavailable']);
  });
});
