import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { brotliCompressSync, brotliDecompressSync, gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Gateway, startGateway } from './start-gateway.ts';

const PAGE = '<!doctype html><div id="root"></div>';
const SCRIPT = 'export const greeting = "hello";'.repeat(40);

const config = { TRUST_PROXY: false, USER_RATE_LIMIT_PER_MINUTE: 1_000_000 } as const;

describe('the dashboard', () => {
  let gateway: Gateway;
  let directory: string;
  beforeAll(async () => {
    directory = await mkdtemp(path.join(tmpdir(), 'muster-dashboard-'));
    const dist = path.join(directory, 'dist');
    await mkdir(path.join(dist, 'assets'), { recursive: true });
    const built: Record<string, string | Buffer> = {
      'index.html': PAGE,
      'icon.svg': '<svg/>',
      'assets/index-a1b2.js': SCRIPT,
      'assets/index-a1b2.js.br': brotliCompressSync(SCRIPT),
      'assets/index-a1b2.js.gz': gzipSync(SCRIPT),
    };
    for (const [file, content] of Object.entries(built)) await writeFile(path.join(dist, file), content);
    await writeFile(path.join(directory, 'outside.txt'), 'OUTSIDE');
    gateway = await startGateway({ config: { ...config, DASHBOARD_DIR: dist } });
  });
  afterAll(async () => {
    await gateway.close();
    await rm(directory, { recursive: true });
  });

  const addresses = ['/', '/index.html', '/accounts/connect', '/invites/8f14?tab=log', '/no-such-page'];
  it.each(addresses)('is at %s', async address => {
    const { status, headers, bytes } = await gateway.call('GET', address);
    expect(status).toBe(200);
    expect(headers['content-type']).toMatch(/^text\/html/);
    expect(bytes.toString()).toBe(PAGE);
    expect(headers['content-security-policy']).toContain("script-src 'self'");
  });

  it('is asked for each time, and sent only when it is another', async () => {
    const { headers } = await gateway.call('GET', '/');
    expect(headers['cache-control']).toBe('no-cache');
    const again = await gateway.call('GET', '/', { headers: { 'if-none-match': headers.etag } });
    expect(again.status).toBe(304);
    expect(again.bytes).toHaveLength(0);
  });

  it.each([
    ['br, gzip', 'br', brotliDecompressSync],
    ['gzip, deflate', 'gzip', gunzipSync],
    ['identity', undefined, (bytes: Buffer) => bytes],
  ])('has its files ready for a browser that takes %s', async (accepted, encoding, decode) => {
    const { headers, bytes } = await gateway.call('GET', '/assets/index-a1b2.js', {
      headers: { 'accept-encoding': accepted },
    });
    expect(headers['content-encoding']).toBe(encoding);
    expect(headers['content-type']).toMatch(/^(text|application)\/javascript/);
    expect(decode(bytes).toString()).toBe(SCRIPT);
    expect(headers['cache-control']).toBe('public, max-age=31536000, immutable');
  });

  it('names the encoding as what the answer depends on', async () => {
    const { headers } = await gateway.call('GET', '/assets/index-a1b2.js', {
      headers: { 'accept-encoding': 'br' },
    });
    expect(headers.vary).toMatch(/accept-encoding/i);
  });

  it('lets a file be kept for good only where its name is made of its content', async () => {
    const { headers } = await gateway.call('GET', '/icon.svg');
    expect(headers['cache-control']).toBe('no-cache');
  });

  it.each(['/', '/assets/index-a1b2.js'])('answers HEAD %s without a body', async address => {
    const [head, whole] = [await gateway.call('HEAD', address), await gateway.call('GET', address)];
    expect(head.status).toBe(200);
    expect(head.bytes).toHaveLength(0);
    expect(head.headers['content-length']).toBe(whole.headers['content-length']);
  });

  it.each(['/api', '/api/', '/api/v1/nothing', '/api/v1/nothing.js'])('is not at %s', async address => {
    const { status, code } = await gateway.call('GET', address);
    expect({ status, code }).toEqual({ status: 404, code: 'no_such_route' });
  });

  it('says that a file is gone, and has nobody remember it', async () => {
    const { status, headers, code } = await gateway.call('GET', '/assets/index-old1.js');
    expect({ status, code }).toEqual({ status: 404, code: 'no_such_route' });
    expect(headers['cache-control']).toBeUndefined();
  });

  it.each([
    '/../outside.txt',
    '/assets/../../outside.txt',
    '/%2e%2e/outside.txt',
    '/..%2foutside.txt',
    '//a.js',
  ])('refuses %s, which is outside of it', async address => {
    const { status, bytes } = await gateway.call('GET', address);
    expect(status).toBe(404);
    expect(bytes.toString()).not.toContain('OUTSIDE');
  });
});

it('says what to do where the dashboard is not built', async () => {
  const gateway = await startGateway({ config: { ...config, DASHBOARD_DIR: '/nowhere' } });
  const { status, bytes } = await gateway.call('GET', '/accounts');
  expect(status).toBe(503);
  expect(bytes.toString()).toContain('`./muster up` builds it');
  await gateway.close();
});
