import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { askVault, CannotStart, describeVault, initialiseVault, startVault } from '@muster/testkit';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { emptyDouble } from './a-vault.ts';

/**
 * Stands for the program of a server: it says that it is Vault, listens where its configuration tells it to, and
 * answers how often it was started with its data. No more than how the process is handled can be seen with it.
 */
const FAKE_SERVER = `
import { appendFileSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
const [verb, flag] = process.argv.slice(2);
if (verb === 'version') console.log('Vault v1.20.4 (a fake)');
else {
  const { storage, listener } = JSON.parse(readFileSync(flag.replace('-config=', ''), 'utf8'));
  const starts = storage.raft.path + '/starts';
  appendFileSync(starts, '.');
  createServer((_, response) => {
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify({ starts: readFileSync(starts, 'utf8').length }));
  }).listen(Number(listener[0].tcp.address.split(':')[1]), '127.0.0.1');
}
`;

async function program(script: string): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'muster-fake-vault-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  await writeFile(path.join(folder, 'server.mjs'), script);
  const file = path.join(folder, 'vault');
  await writeFile(file, `#!/bin/sh\nexec '${process.execPath}' '${folder}/server.mjs' "$@"\n`);
  await chmod(file, 0o755);
  return file;
}

describe('a Vault to test with', () => {
  it('is the double, uninitialised, where the environment names no other', async () => {
    const vault = await startVault({});
    onTestFinished(() => vault.stop());
    expect(vault.kind).toBe('double');
    expect((await askVault(vault.url, 'GET', 'sys/health')).status).toBe(501);
    expect(describeVault({})).toContain('double');
  });

  it('of a program is killed and comes back on its port with its data, and leaves nothing behind', async () => {
    const file = await program(FAKE_SERVER);
    const vault = await startVault({ MUSTER_VAULT_BIN: file, MUSTER_TEST_CONTAINERS: '1' });
    onTestFinished(() => vault.stop());
    if (vault.kind !== 'binary') throw new Error(`${vault.kind} instead of the program`);
    const starts = async () => (await askVault(vault.url, 'GET', 'sys/health')).body;
    expect(await starts()).toEqual({ starts: 1 });
    await vault.kill();
    await expect(starts()).rejects.toThrow('ECONNREFUSED');
    await vault.restart();
    expect(await starts()).toEqual({ starts: 2 });
    await vault.stop();
    await expect(starts()).rejects.toThrow('ECONN');
    expect(describeVault({ MUSTER_VAULT_BIN: file })).toContain(file);
  });

  it('of a program that ends tells why, and of another program is none', async () => {
    const ends = await program(
      `if (process.argv[2] === 'version') console.log('OpenBao v2.4.0'); else { console.error('error: no disk'); process.exit(1); }`,
    );
    await expect(startVault({ MUSTER_VAULT_BIN: ends })).rejects.toThrow(/OpenBao ended.*no disk/);
    await expect(startVault({ MUSTER_VAULT_BIN: '/bin/true' })).rejects.toThrow(CannotStart);
  });

  // Where there is an engine, nothing can be told about its absence; test/vault/container.test.ts stands everywhere.
  it.skipIf(existsSync('/var/run/docker.sock'))('in a container fails where no engine answers', async () => {
    vi.stubEnv('DOCKER_HOST', 'tcp://127.0.0.1:1');
    onTestFinished(() => void vi.unstubAllEnvs());
    const started = startVault({ MUSTER_TEST_CONTAINERS: '1' });
    await expect(started).rejects.toThrow(CannotStart);
    await expect(started).rejects.toThrow('MUSTER_TEST_CONTAINERS=1 needs a Docker engine');
  });

  it('that runs already is taken only when it is open and knows the token', async () => {
    const empty = await emptyDouble();
    const take = (VAULT_ADDR: string, VAULT_TOKEN?: string) => startVault({ VAULT_ADDR, VAULT_TOKEN });
    await expect(take(empty.url)).rejects.toThrow('VAULT_TOKEN');
    await expect(take(empty.url, 'hvs.x')).rejects.toThrow('not initialised');
    const { root_token } = await initialiseVault(empty.url);
    await expect(take(empty.url, 'hvs.x')).rejects.toThrow('does not know');
    const taken = await take(`${empty.url}/`, root_token);
    await taken.stop();
    expect(taken).toMatchObject({ kind: 'running', url: empty.url, token: root_token });
    expect((await askVault(empty.url, 'GET', 'sys/health')).status).toBe(200);
    await expect(take('http://127.0.0.1:1', 'hvs.x')).rejects.toThrow('No Vault answers');
    const all = { VAULT_ADDR: empty.url, MUSTER_VAULT_BIN: '/bin/true', MUSTER_TEST_CONTAINERS: '1' };
    expect((await startVault({ ...all, VAULT_TOKEN: root_token })).kind).toBe('running');
    expect(describeVault(all)).toContain(empty.url);
  });

  it('resets, when it is killed, a connection on which it was waited for', async () => {
    const vault = await emptyDouble();
    const socket = connect(vault.port, '127.0.0.1');
    socket.write('GET /v1/sys/health HTTP/1.1\r\nHost: vault\r\n\r\n');
    await once(socket, 'data');
    const broken = once(socket, 'error');
    socket.write('POST /v1/sys/unseal HTTP/1.1\r\nHost: vault\r\nContent-Length: 9\r\n\r\n');
    await vault.kill();
    expect(await broken).toMatchObject([{ code: 'ECONNRESET' }]);
  });
});
