import cookie from '@fastify/cookie';
import fastify from 'fastify';
import { expect, it } from 'vitest';
import { createRefreshCookie } from './refresh-cookie.ts';

/** The cookie as a browser gets it. */
async function cookieIn(mode: Parameters<typeof createRefreshCookie>[0]) {
  const app = fastify();
  await app.register(cookie);
  const refreshCookie = createRefreshCookie(mode);
  app.get('/', (_request, reply) =>
    refreshCookie.set(reply, { token: 'token', expiresAt: new Date(0) }).send(),
  );
  const { cookies } = await app.inject('/');
  return cookies[0];
}

it('travels over TLS only in production', async () => {
  expect(await cookieIn('production')).toMatchObject({ secure: true, httpOnly: true, sameSite: 'Strict' });
});

it.each(['development', 'demo'] as const)('travels over plain HTTP too in %s', async mode => {
  expect(await cookieIn(mode)).not.toHaveProperty('secure');
});
