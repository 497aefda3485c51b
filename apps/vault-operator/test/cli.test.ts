import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { withoutRoot } from '@muster/testkit';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { z } from 'zod';
import { createVault } from '../src/vault/client.ts';
import { initialise } from '../src/vault/initialise.ts';
import { aFolder, bootstrappedVault, emptyVault, openVault } from './a-vault.ts';

const CLI = new URL('../src/cli.ts', import.meta.url).pathname;
/** Of this process' own environment: what it needs to run, and what Node has compiled before. */
const OWN = { PATH: process.env.PATH, NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE };
const HASH = '0123456789abcdef0123456789abcdef';

/** Runs the program as an operator's script does, with its answers in a pipe. */
async function run(args: string[], env: Record<string, string>, answers: readonly string[] = []) {
  const child = spawn(process.execPath, [CLI, ...args], { env: { ...OWN, ...env } });
  child.stdin.end(answers.map(answer => `${answer}\n`).join(''));
  const [out, err, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'close'),
  ]);
  return { out, err, code };
}

describe('the command line', () => {
  it('takes an empty Vault to one that works, and tells no secret but those it is asked for', async () => {
    const { server } = await emptyVault();
    const folder = await aFolder();
    const { config } = await openVault();
    const env = {
      VAULT_ADDR: server.url,
      HANDOVER_DIR: join(folder, 'handover'),
      ROLES_FILE: config.ROLES_FILE,
      VAULT_AUDIT_FILE: join(folder, 'audit.log'),
    };
    const file = join(folder, 'vault.snap');
    const made = await run(['init', '--shares', '3', '--threshold', '2'], env);
    expect(made).toMatchObject({ code: 0, err: '' });
    const shares = made.out.match(/^[A-Za-z0-9+/]{44}$/gm) ?? [];
    const rootToken = /bootstrap`, which revokes it:\n(\S+)/.exec(made.out)?.[1] ?? '';
    const steps = [
      await run(['unseal'], env, [shares[2] ?? '', shares[0] ?? '']),
      await run(['bootstrap'], env, [rootToken, 'yes']),
      await run(['secret', 'set', 'telegram/app'], env, ['no number', '12345', HASH]),
      await run(['secret', 'set', 'alertmanager/webhook'], env, ['https://example.org/hook-of-ours']),
      await run(['doctor'], env),
      await run(['snapshot', file], env),
      await run(['status'], env),
    ];
    for (const { code, err } of steps) expect({ code, err }).toEqual({ code: 0, err: '' });
    const token = await run(['root-token'], env, shares.slice(0, 2));
    const another = /:\n(\S+)/.exec(token.out)?.[1] ?? '';
    const refused = await run(['bootstrap'], env, [rootToken]);
    expect(refused).toMatchObject({ code: 1, err: expect.stringContaining('403') });

    const told = [...steps, refused, { out: '', err: made.err + token.err }].map(({ out, err }) => out + err);
    const secrets = [...shares, rootToken, another, HASH, '12345', 'hook-of-ours'];
    secrets.push(await readFile(join(env.HANDOVER_DIR, 'vault-operator', 'secret-id'), 'utf8'));
    secrets.push(await readFile(join(env.HANDOVER_DIR, 'gateway', 'wrapped-secret-id'), 'utf8'));
    const root = createVault(server.url, another);
    for (const path of ['redis/default', 'people/hashing-key', 'integration/session-wrapping-key']) {
      const Fields = z.object({ data: z.object({ data: z.record(z.string(), z.string()) }) });
      const { data } = await root.call({ method: 'GET', path: `muster/data/${path}` }, Fields);
      secrets.push(...Object.values(data.data));
    }
    const ended = await run(['root-token', '--revoke'], env, [another]);
    expect(ended).toMatchObject({ code: 0, err: '', out: expect.stringContaining('1 revoked') });
    told.push(ended.out);
    for (const secret of secrets) {
      expect(secret.trim()).not.toBe('');
      expect(told.join('\n')).not.toContain(secret.trim());
    }
  }, 120_000);

  it('ends with 1 and a sentence, never a stack, where something cannot be done', async () => {
    const { env } = await openVault();
    const sealed = await emptyVault();
    await initialise(sealed.vault, { shares: 3, threshold: 2 });
    const atSealed = { ...env, VAULT_ADDR: sealed.server.url, VAULT_TOKEN: 'hvs.x' };
    const cases: [args: string[], env: Record<string, string>, says: string][] = [
      [['status'], {}, 'VAULT_ADDR'],
      [['status'], { VAULT_ADDR: 'http://127.0.0.1:1' }, 'does not answer'],
      [['root-token'], env, 'Nobody is there to answer: Share 1 of 2'],
      [['bootstrap'], { ...env, VAULT_TOKEN: 'two words' }, 'no token of Vault'],
      [['bootstrap'], atSealed, 'Vault is sealed. `vault-operator unseal` opens it'],
      [['bootstrap'], { ...env, VAULT_TOKEN: 'hvs.x', ROLES_FILE: '/not/there' }, 'ENOENT'],
      [['secret', 'set', 'telegram/app', HASH], env, 'too many arguments'],
      [['rotate', 'all', '--stolen'], env, 'rotate jwt-keys` alone'],
    ];
    for (const [args, environment, says] of cases) {
      const { code, out, err } = await run(args, environment);
      expect({ code, err }).toEqual({ code: 1, err: expect.stringContaining(says) });
      expect(out + err).not.toMatch(/^\s+at |node:internal|two words|0123456789abcdef/m);
    }
  }, 120_000);
});

describe('a rotation, as a process', () => {
  it('is stopped by Ctrl-C, says so, and keeps nobody from going on with it', async () => {
    const { env } = await bootstrappedVault();
    for (const time of ['first', 'second']) {
      const child = spawn(process.execPath, [CLI, 'rotate', 'secret-id'], { env: { ...OWN, ...env } });
      onTestFinished(() => void child.kill('SIGKILL'));
      const [err, ended] = [text(child.stderr), once(child, 'close')];
      let out = '';
      child.stdout.on('data', (chunk: Buffer) => {
        out += chunk.toString();
      });
      await vi.waitFor(() => expect(out, time).toContain('waiting: '), { timeout: 60_000 });
      child.kill('SIGINT');
      expect(await ended).toEqual([130, null]);
      expect(await err).toMatch(/^Broken off\. What was there before is still good/);
    }
  }, 150_000);
});

describe('watch, as a process', () => {
  function start(env: Record<string, string>) {
    const { command, args } = withoutRoot({ command: process.execPath, args: [CLI, 'watch'] });
    const child: ChildProcess = spawn(command, args, {
      env: { ...OWN, PORT: '0', ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let log = '';
    child.stdout?.on('data', (chunk: Buffer) => {
      log += chunk.toString();
    });
    onTestFinished(() => void child.kill('SIGKILL'));
    return { child, log: () => log };
  }

  it('opens Vault, tells Prometheus, and stops when it is told to, without a share in its log', async () => {
    const { server, shares, env } = await openVault();
    await server.restart();
    const { child, log } = start({ ...env, VAULT_UNSEAL_SHARES: shares.join(',') });
    await vi.waitFor(() => expect(log()).toContain('Vault is open'), { timeout: 30_000 });
    const url = await vi.waitFor(() => /http:\/\/127\.0\.0\.1:\d+/.exec(log())?.[0] ?? expect.fail(log()), {
      timeout: 10_000,
    });
    expect((await fetch(`${url}/readyz`)).status).toBe(200);
    expect(await (await fetch(`${url}/metrics`)).text()).toMatch(/^vault_sealed\{.*\} 0$/m);
    const ended = once(child, 'close');
    child.kill('SIGTERM');
    expect(await ended).toEqual([0, null]);
    expect(log()).toContain('stopped');
    for (const share of shares) expect(log()).not.toContain(share);
  }, 90_000);

  it('takes snapshots when it is asked to, and tells how old the newest is', async () => {
    const { shares, env, folder } = await bootstrappedVault();
    const asked = { TAKE_SNAPSHOTS: '* * * * * *', SNAPSHOTS_DIR: folder };
    const { log } = start({ ...env, ...asked, VAULT_UNSEAL_SHARES: shares.join(',') });
    await vi.waitFor(() => expect(log()).toContain('a snapshot of Vault was taken'), { timeout: 60_000 });
    expect((await readdir(folder)).some(name => /^vault-.*\.snap$/.test(name))).toBe(true);
    const url = await vi.waitFor(() => /http:\/\/127\.0\.0\.1:\d+/.exec(log())?.[0] ?? expect.fail(log()), {
      timeout: 10_000,
    });
    const page = await (await fetch(`${url}/metrics`)).text();
    const takenAtS = Number(/^backup_taken_timestamp_seconds\{of="vault",.*\} (\d+)$/m.exec(page)?.[1]);
    expect(Math.abs(Date.now() / 1000 - takenAtS)).toBeLessThan(60);
  }, 90_000);

  it.runIf(process.getuid?.() === 0)('refuses to run as root', async () => {
    const { env, shares } = await openVault();
    const refused = await run(['watch'], { ...env, VAULT_UNSEAL_SHARES: shares.join(',') });
    expect(refused).toMatchObject({ code: 1, err: expect.stringContaining('does not run as root') });
  });
});
