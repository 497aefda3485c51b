import type { InjectOptions } from 'fastify';
import { describe, expect, it } from 'vitest';
import { buildControlApp } from '../src/control/app.ts';
import { useSandbox } from './fixture.ts';

const telegram = useSandbox({ people: 500 });

async function ask(options: InjectOptions) {
  const app = await buildControlApp(telegram.sandbox, { restore: async () => {} });
  const { statusCode, body } = await app.inject(options);
  await app.close();
  return { statusCode, body };
}
const move = (headers: Record<string, string>, payload: string | object = { advanceMs: 1 }) =>
  ask({ method: 'POST', url: '/clock', headers, payload });

describe('a web site that is open in the same browser', () => {
  it.each([
    ['127.0.0.1:4400', 'http://127.0.0.1:4400'],
    ['[::1]:4400', 'http://[::1]:4400'],
    ['localhost:4400', 'http://localhost:4400'],
    ['sandbox:4400', 'http://sandbox:4400'],
  ])('is not the page of %s itself, which may move the sandbox', async (host, origin) => {
    expect((await move({ host, origin })).statusCode).toBe(200);
  });

  it.each([
    ['another site', 'https://evil.example'],
    ['another port of this machine', 'http://127.0.0.1:3000'],
    ['a page without an origin', 'null'],
  ])('cannot move the sandbox: %s', async (_what, origin) => {
    const { now } = await telegram.control.request<{ now: string }>('GET', '/clock');
    const { statusCode, body } = await move({ host: '127.0.0.1:4400', origin }, { advanceMs: 86_400_000 });
    expect(statusCode).toBe(403);
    expect(body).toContain('may not use this server');
    const after = await telegram.control.request<{ now: string }>('GET', '/clock');
    expect(Date.parse(after.now) - Date.parse(now)).toBeLessThan(3_600_000);
  });

  it('cannot read codes by a name of its own that it points here', async () => {
    const headers = { host: 'rebound.evil.example:4400' };
    const { statusCode, body } = await ask({ method: 'GET', url: '/accounts', headers });
    expect(statusCode).toBe(421);
    expect(body).toContain('is not called rebound.evil.example');
  });

  it.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x'])(
    'cannot send a form as %s',
    async contentType => {
      const { statusCode } = await move({ 'content-type': contentType }, '{"advanceMs":1}');
      expect(statusCode).toBe(415);
    },
  );
});
