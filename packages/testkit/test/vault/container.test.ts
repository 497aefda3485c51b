import { askVault, describeVault, startVault } from '@muster/testkit';
import { afterAll, beforeAll, expect, it, onTestFinished, vi } from 'vitest';
import { anEngine } from './engine.ts';

const CHOICE = { MUSTER_TEST_CONTAINERS: '1' };

// testcontainers keeps the first engine that it finds for as long as it is loaded.
let engine: Awaited<ReturnType<typeof anEngine>>;

beforeAll(async () => {
  engine = await anEngine();
  vi.stubEnv('DOCKER_HOST', engine.host);
  vi.stubEnv('TESTCONTAINERS_RYUK_DISABLED', 'true');
});

afterAll(() => {
  vi.unstubAllEnvs();
  engine.close();
});

it('a Vault in a container is the server with its own configuration, on this machine’s loopback', async () => {
  const vault = await startVault(CHOICE);
  onTestFinished(() => vault.stop());
  expect(vault.kind).toBe('container');
  expect(engine.created()).toMatchObject({
    Image: 'hashicorp/vault:1.20.4',
    Entrypoint: ['vault'],
    Cmd: ['server', '-config=/vault/config/server.json'],
    HostConfig: { NetworkMode: 'host', CapAdd: ['IPC_LOCK'] },
  });
  expect(JSON.stringify(engine.created())).not.toContain('dev');
  const [[name, config] = []] = Object.entries(engine.files);
  expect(`/${name?.replace(/^\//, '')}`).toBe('/vault/config/server.json');
  expect(JSON.parse(config ?? '')).toMatchObject({
    storage: { raft: { path: '/vault/file' } },
    listener: [{ tcp: { address: vault.url.replace('http://', '') } }],
    api_addr: vault.url,
  });
  expect(describeVault(CHOICE)).toBe('Vault: hashicorp/vault:1.20.4 in a container, with Raft');
});

it('a Vault in a container is killed, comes back as the same container on its port, and is removed', async () => {
  const vault = await startVault(CHOICE);
  if (vault.kind !== 'container') throw new Error(`${vault.kind} instead of a container`);
  const starts = async () => JSON.parse((await askVault(vault.url, 'GET', 'sys/health')).bytes.toString());
  expect(await starts()).toEqual({ starts: 1 });
  expect(await vault.readFile('/tmp/audit.log')).toBe('of cat /tmp/audit.log');
  engine.told.length = 0;
  await vault.kill();
  await expect(starts()).rejects.toThrow('ECONNREFUSED');
  await vault.kill();
  await vault.restart();
  expect(await starts()).toEqual({ starts: 2 });
  await vault.restart();
  expect(await starts()).toEqual({ starts: 3 });
  await vault.stop();
  await expect(starts()).rejects.toThrow('ECONNREFUSED');
  expect(engine.told.map(call => call.replace('/containers/c', ''))).toEqual([
    'POST /kill',
    'POST /restart',
    'POST /kill',
    'POST /restart',
    'POST /stop',
    'DELETE ',
  ]);
});

it('a Vault in a container that ends tells what it said last, and is removed', async () => {
  Object.assign(engine.saying, { words: 'Error initializing storage: no disk', ends: true });
  await expect(startVault(CHOICE)).rejects.toThrow(
    '1.20.4 did not start: Error initializing storage: no disk',
  );
  expect(engine.told).toContain('DELETE /containers/c');
});
