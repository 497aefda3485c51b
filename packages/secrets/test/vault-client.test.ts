import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import { afterEach, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { createVaultClient } from '../src/vault/client.ts';

const ends: (() => void)[] = [];
afterEach(() => {
  vi.unstubAllEnvs();
  for (const end of ends.splice(0)) end();
});

/** A server on loopback, and what it was asked. */
async function listen(answer: RequestListener) {
  const asked: { url: string; token: unknown }[] = [];
  const server = createServer((request, response) => {
    asked.push({ url: request.url ?? '', token: request.headers['x-vault-token'] });
    answer(request, response);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  ends.push(() => {
    server.close();
    server.closeAllConnections();
  });
  const { port } = z.object({ port: z.number() }).parse(server.address());
  return { url: `http://127.0.0.1:${port}`, asked };
}
const all: RequestListener = (_request, response) => void response.end('{"data":"found"}');
const Data = z.object({ data: z.string() });

it('asks with the token it is given, and with nothing that the environment says', async () => {
  const vault = await listen(all);
  const proxy = await listen(all);
  for (const name of ['HTTP_PROXY', 'http_proxy', 'HTTPS_PROXY', 'ALL_PROXY']) vi.stubEnv(name, proxy.url);
  vi.stubEnv('NO_PROXY', '');
  vi.stubEnv('NODE_USE_ENV_PROXY', '1');
  vi.stubEnv('VAULT_TOKEN', 'of somebody else');
  vi.stubEnv('VAULT_PREFIX', '/elsewhere');
  const client = createVaultClient({ address: vault.url });
  expect(await client.read('a/b', Data, 'own')).toEqual({ status: 'ok', body: { data: 'found' } });
  expect(await client.read('a/b', Data)).toEqual({ status: 'ok', body: { data: 'found' } });
  expect(proxy.asked).toEqual([]);
  expect(vault.asked).toEqual([
    { url: '/v1/a/b', token: 'own' },
    { url: '/v1/a/b', token: undefined },
  ]);
});

it('follows no redirect, which would carry the token along', async () => {
  const other = await listen(all);
  const vault = await listen((_request, response) => {
    response.writeHead(307, { location: `${other.url}/v1/a` }).end();
  });
  const client = createVaultClient({ address: vault.url });
  expect(await client.read('a', Data, 'own')).toEqual({ status: 'away' });
  expect(await client.write('a', {}, Data, 'own')).toEqual({ status: 'away' });
  expect(other.asked).toEqual([]);
});

it('takes for away what answers too late, breaks off, or is not Vault', async () => {
  const silent = await listen(() => {});
  const broken = await listen(request => request.socket.destroy());
  const proxy = await listen((_request, response) => void response.end('<html>'));
  for (const { url } of [silent, broken, proxy]) {
    expect(await createVaultClient({ address: url }).read('a', Data)).toEqual({ status: 'away' });
  }
});
