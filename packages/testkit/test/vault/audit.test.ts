import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { z } from 'zod';
import { openDouble, openVault } from './a-vault.ts';

const Entry = z.object({ type: z.string(), request: z.object({ path: z.string() }) });

async function audited<V extends Pick<Awaited<ReturnType<typeof openVault>>, 'ask'>>(vault: V) {
  const folder = await mkdtemp(path.join(tmpdir(), 'muster-audit-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const file = path.join(folder, 'audit.log');
  const device = { type: 'file', options: { file_path: file } };
  expect((await vault.ask('PUT', 'sys/audit/file', device)).status).toBe(204);
  return { ...vault, file };
}

describe('the audit device of the double of Vault', () => {
  it('has every request and what came of it, and nothing in them that could be used', async () => {
    const { vault, ask, file, root } = await audited(await openVault());
    await ask('POST', 'secret/data/invite/key', { data: { key: 'not for the log' } });
    await ask('GET', 'secret/data/invite/key');
    const log = await (vault.kind === 'container' ? vault.readFile(file) : readFile(file, 'utf8'));
    const entries = log
      .trim()
      .split('\n')
      .map(line => Entry.parse(JSON.parse(line)))
      .filter(({ request }) => request.path === 'secret/data/invite/key');
    expect(entries.map(({ type }) => type)).toEqual(['request', 'response', 'request', 'response']);
    expect(log).not.toContain('not for the log');
    expect(log).not.toContain(root);
    expect(log).toContain('hmac-sha256:');
  });

  // A real server keeps the file open, so that it goes on into the one that was removed.
  it('that cannot be written stops everything but the seal before it is done (double)', async () => {
    const { ask, file } = await audited(await openDouble());
    await rm(file);
    await mkdir(file);
    expect((await ask('POST', 'secret/data/invite/key', { data: { key: 'a' } })).status).toBe(500);
    expect((await ask('GET', 'sys/seal-status')).status).toBe(200);
    await rm(file, { recursive: true });
    expect((await ask('GET', 'secret/data/invite/key')).status).toBe(404);
  });
});
