import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Gateway, startGateway } from './start-gateway.ts';

const REFERENCE = '/api/reference';

let gateway: Gateway;
beforeAll(async () => {
  gateway = await startGateway();
});
afterAll(() => gateway.close());

const text = async (path: string) => (await gateway.call('GET', path)).bytes.toString();

it('serves the document of the contracts, byte for byte', async () => {
  const file = fileURLToPath(import.meta.resolve('@muster/contracts/openapi.json'));
  const answer = await gateway.call('GET', '/api/v1/openapi.json');
  expect(answer.headers['content-type']).toMatch(/^application\/json/);
  expect(answer.bytes).toEqual(await readFile(file));
});

it('names no internal route in it', async () => {
  const { paths } = JSON.parse(await text('/api/v1/openapi.json'));
  expect(Object.keys(paths).filter(path => !path.startsWith('/api/v1/'))).toEqual([]);
});

it('shows the reference with all its parts from there', async () => {
  const page = await text(REFERENCE);
  const parts = [...page.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, path = '']) => path);
  expect(parts.length).toBeGreaterThan(4);
  for (const part of parts) {
    const { pathname, origin } = new URL(part, `${gateway.url}${REFERENCE}`);
    expect(origin).toBe(gateway.url);
    expect((await gateway.call('GET', pathname)).status).toBe(200);
  }
});

it('lets a browser run only what comes from there', async () => {
  const { headers } = await gateway.call('GET', REFERENCE);
  expect(headers['content-security-policy']).toContain("default-src 'none'; script-src 'self';");
  expect(await text(REFERENCE)).not.toMatch(/<script(?![^>]*src=)/);
});

it.each([REFERENCE, '/', '/api/v1/openapi.json', '/api/v1/auth/me', '/api/v1/nothing'])(
  'guards %s with security headers',
  async path => {
    const { headers } = await gateway.call('GET', path);
    expect(headers['content-security-policy']).toContain("frame-ancestors 'none'");
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'no-referrer',
    });
  },
);
