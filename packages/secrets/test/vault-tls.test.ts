import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { createVaultClient } from '../src/vault/client.ts';

const run = promisify(execFile);
const KEY = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '1'];
const Data = z.object({ data: z.string() });

let folder: string;
const ends: (() => void)[] = [];
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'vault-tls-'));
});
afterEach(() => {
  vi.unstubAllEnvs();
  for (const end of ends.splice(0)) end();
});
afterAll(() => rm(folder, { recursive: true }));

/** Makes a certificate that signs others; answers the file it lies in. */
async function createAuthority(name: string): Promise<string> {
  const files = ['-keyout', join(folder, `${name}.key`), '-out', join(folder, `${name}.pem`)];
  await run('openssl', ['req', '-x509', ...KEY, ...files, '-subj', `/CN=${name}`]);
  return join(folder, `${name}.pem`);
}

/** A server that answers everything, with a certificate for `host` by an authority; and the tokens that it was sent. */
async function listen(authority: string, host: string) {
  const [key, cert] = [join(folder, `${host}.key`), join(folder, `${host}.pem`)];
  const signer = ['-CA', join(folder, `${authority}.pem`), '-CAkey', join(folder, `${authority}.key`)];
  const names = ['-subj', '/CN=vault', '-addext', `subjectAltName=${host}`];
  const leaf = ['-addext', 'basicConstraints=critical,CA:FALSE'];
  await run('openssl', ['req', '-x509', ...signer, ...KEY, ...names, ...leaf, '-keyout', key, '-out', cert]);
  const tokens: unknown[] = [];
  const server = createServer(
    { key: await readFile(key), cert: await readFile(cert) },
    (request, response) => {
      tokens.push(request.headers['x-vault-token']);
      response.end('{"data":"found"}');
    },
  );
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  ends.push(() => {
    server.close();
    server.closeAllConnections();
  });
  const { port } = z.object({ port: z.number() }).parse(server.address());
  return { address: `https://127.0.0.1:${port}`, tokens };
}

it('speaks to a Vault whose certificate is by the authority of the installation', async () => {
  const caFile = await createAuthority('own');
  const { address, tokens } = await listen('own', 'IP:127.0.0.1');
  const client = createVaultClient({ address, caFile });
  expect(await client.read('a', Data, 'token')).toEqual({ status: 'ok', body: { data: 'found' } });
  expect(await client.write('a', {}, Data, 'token')).toEqual({ status: 'ok', body: { data: 'found' } });
  expect(tokens).toEqual(['token', 'token']);
});

it('sends no token to who has another certificate, whatever the environment says', async () => {
  const [own, other] = [await createAuthority('own'), await createAuthority('other')];
  const named = await listen('own', 'DNS:elsewhere');
  const foreign = await listen('other', 'IP:127.0.0.1');
  vi.stubEnv('NODE_TLS_REJECT_UNAUTHORIZED', '0');
  vi.stubEnv('VAULT_SKIP_VERIFY', 'true');
  for (const vault of [
    { ...named, caFile: own },
    { ...foreign, caFile: own },
    // The authorities of the machine do not know it.
    foreign,
  ]) {
    expect(await createVaultClient(vault).read('a', Data, 'token')).toEqual({ status: 'away' });
    expect(await createVaultClient(vault).write('a', {}, Data, 'token')).toEqual({ status: 'away' });
    expect(vault.tokens).toEqual([]);
  }
  // It would have been heard.
  const heard = await createVaultClient({ ...foreign, caFile: other }).read('a', Data, 'token');
  expect(heard).toMatchObject({ status: 'ok' });
});

it('believes another authority as soon as its file holds it', async () => {
  const [before, after] = [await createAuthority('before'), await createAuthority('after')];
  const caFile = join(folder, 'ca.pem');
  await writeFile(caFile, await readFile(before));
  const { address } = await listen('after', 'IP:127.0.0.1');
  const client = createVaultClient({ address, caFile });
  expect(await client.read('a', Data, 'token')).toEqual({ status: 'away' });
  await writeFile(caFile, await readFile(after));
  expect(await client.read('a', Data, 'token')).toMatchObject({ status: 'ok' });
  await rm(caFile);
  expect(await client.read('a', Data, 'token')).toEqual({ status: 'away' });
});
