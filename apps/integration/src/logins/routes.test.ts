import { SERVICE_TOKEN_HEADER, startLogin } from '@muster/contracts';
import { createLogger, createMetrics, createServiceApp, newId, problem } from '@muster/service-kit';
import { expect, it, vi } from 'vitest';
import { type Logins, loginRoutes } from './routes.ts';

const user = {
  id: newId(),
  teamId: newId(),
  role: 'admin',
  operator: false,
  expiresAtMs: Number.POSITIVE_INFINITY,
  token: 'token',
} as const;

it('a process that stops begins no login, which would end with it, and says when to ask again', async () => {
  const app = createServiceApp({
    log: createLogger({ name: 'integration', level: 'silent' }),
    metrics: createMetrics('integration'),
    verifiers: { verifyUser: async () => user, verifyService: async () => 'gateway' },
    readiness: {},
  });
  const once = vi.fn<Logins['store']['once']>(async () => {
    throw problem('phone_flood');
  });
  const nothing = vi.fn();
  const logins: Partial<Logins> = { store: { find: nothing, once }, startCodeLogin: nothing };
  // biome-ignore lint/nursery/noUnsafeTypeAssertion: what the route that is asked uses is there.
  loginRoutes(app, logins as Logins);
  let answer: unknown;
  app.addHook('preClose', async () => {
    answer = await (await begin()).json();
  });
  const url = `${await app.listen({ port: 0, host: '127.0.0.1' })}${startLogin.url}`;
  const begin = () =>
    fetch(url, {
      method: 'POST',
      headers: {
        authorization: 'Bearer token',
        [SERVICE_TOKEN_HEADER]: 'token',
        'content-type': 'application/json',
      },
      body: JSON.stringify({ method: 'code', phone: '+79991234567' }),
    });
  expect(await (await begin()).json()).toMatchObject({ code: 'phone_flood' });
  await app.close();
  expect(answer).toMatchObject({ code: 'service_unavailable', retryAfterSeconds: 2 });
  expect(once).toHaveBeenCalledTimes(1);
});
