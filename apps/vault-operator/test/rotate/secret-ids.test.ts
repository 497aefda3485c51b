import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PublicKeys, secretPaths } from '@muster/secrets';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { CannotDo } from '../../src/print.ts';
import { OWN_ROLE } from '../../src/session.ts';
import { BrokenOff, breakingAfterChanges } from './breaking.ts';
import { type Installation, startInstallation } from './installation.ts';
import type { Replica } from './replica.ts';

const Wrapped = z.object({ wrap_info: z.object({ token: z.string() }) });

describe('the rotation of secret ids', { timeout: 120_000 }, () => {
  let suite: Installation;
  let replicas: readonly Replica[];
  beforeAll(async () => {
    suite = await startInstallation(['gateway', 'parsing']);
    replicas = await suite.openAll();
    // Two replicas that share what is handed over: one of them opens it, and the other finds it in their file.
    await suite.clock.sleepUntil(suite.clock.now() + 5_000);
    await suite.open('parsing');
  });
  afterAll(() => suite.end());

  /** What a thief does with a wrapping. */
  const open = (token: string) =>
    suite.vault.withToken(token).tell({ method: 'POST', path: 'sys/wrapping/unwrap' });

  /** Each process has one secret id, and those that run live by it. */
  const expectTidy = async () => {
    for (const { process, secretIds, livesBy } of await suite.standing()) {
      expect([process, secretIds.length]).toEqual([process, 1]);
      // Of vault-operator itself, a token that it had when it was killed lives until it ends.
      if (process !== OWN_ROLE) expect([process, livesBy]).toEqual([process, secretIds]);
    }
  };
  const idsBefore = async () => (await suite.standing()).flatMap(({ secretIds }) => secretIds);
  const canRead = () =>
    Promise.all(replicas.map(({ store }) => store.read(secretPaths.servicePublicKeys, PublicKeys)));

  it('gives every process a new one, without a moment in which it cannot read, and revokes the old', async () => {
    const before = await idsBefore();
    await suite.rotate(['secret-id']);
    await expectTidy();
    const after = await idsBefore();
    expect(after).toHaveLength(4);
    for (const id of after) expect(before).not.toContain(id);
    await canRead();
    for (const { store } of replicas) expect(await store.state()).toEqual({ status: 'ok' });
  });

  it('leaves a process that is down its old one and names it; run again it goes on, once the process is back', async () => {
    const worker = replicas.find(({ process }) => process === 'parsing-worker');
    if (worker) {
      suite.forget(worker);
      await worker.close();
    }
    const before = await idsBefore();
    await expect(suite.rotate(['secret-id'])).rejects.toThrow(
      /^Given up after 3 min: parsing-worker: it has not taken the new one yet\./,
    );
    const down = (await suite.standing()).find(({ process }) => process === 'parsing-worker');
    expect(down?.secretIds).toHaveLength(2);
    expect(before).toContain(down?.secretIds[0]);
    await suite.open('parsing', 'parsing-worker');
    await suite.rotate(['secret-id']);
    await expectTidy();
  });

  it('hands over another one where the wrapping has ended or somebody else has opened it, and revokes that one', async () => {
    const gateway = replicas.find(({ process }) => process === 'gateway');
    if (!gateway) throw new Error('no gateway');
    suite.forget(gateway);
    await gateway.close();
    await expect(suite.rotate(['secret-id'])).rejects.toThrow(CannotDo);
    const [, stolen] = (await suite.standing()).find(({ process }) => process === 'gateway')?.secretIds ?? [];
    const token = (await readFile(join(suite.folder, 'gateway', 'wrapped-secret-id'), 'utf8')).trim();
    await open(token);
    await expect(suite.rotate(['secret-id'])).rejects.toThrow(CannotDo);
    expect(suite.told.join('\n')).toContain(
      'gateway: what was handed over had ended, or somebody else has opened it',
    );
    const left = (await suite.standing()).find(({ process }) => process === 'gateway')?.secretIds;
    expect(left).toHaveLength(2);
    expect(left).not.toContain(stolen);
    await suite.open('gateway');
    await suite.rotate(['secret-id']);
    await expectTidy();
  });

  it('does not destroy the one that vault-operator itself has, where the new one could not be opened', async () => {
    const [before] = (await suite.standing()).filter(({ process }) => process === 'vault-operator');
    const stealing = suite.rotate(['secret-id'], vault => ({
      ...vault,
      async call(call, shape) {
        const answer = await vault.call(call, shape);
        const wrapped = call.path.includes('/vault-operator/') ? Wrapped.safeParse(answer) : null;
        if (wrapped?.success) await open(wrapped.data.wrap_info.token);
        return answer;
      },
    }));
    await expect(stealing).rejects.toThrow('opened by somebody else');
    const [now] = (await suite.standing()).filter(({ process }) => process === 'vault-operator');
    expect(now?.secretIds).toContain(before?.secretIds[0]);
    await suite.rotate(['secret-id']);
    await expectTidy();
  });

  it('is done by one at a time: the second says so, and one that was killed keeps nobody away for long', async () => {
    const begun = await Promise.allSettled([suite.rotate(['secret-id']), suite.rotate(['secret-id'])]);
    const ends = begun.map(each => (each.status === 'rejected' ? String(each.reason) : 'done'));
    expect(ends.sort()).toEqual([expect.stringContaining('Another rotation is under way'), 'done']);
    const killed = suite.rotate(['secret-id'], vault => breakingAfterChanges(vault, 5));
    await expect(killed).rejects.toThrow(BrokenOff);
    await expect(suite.rotate(['secret-id'])).rejects.toThrow(/If it was killed, try again in \d+ s/);
    await suite.rotateOn(['secret-id']);
    await expectTidy();
  });

  it('may be killed after any change in Vault: run again it ends, and nobody was locked out', async () => {
    for (let changes = 1; ; changes += 1) {
      const broken = await suite
        .rotate(['secret-id'], vault => breakingAfterChanges(vault, changes))
        .catch((error: unknown) => error);
      if (broken === undefined) break;
      expect(broken).toBeInstanceOf(BrokenOff);
      await canRead();
      await suite.rotateOn(['secret-id']);
      await expectTidy();
      for (const { store } of replicas) expect(await store.state()).toEqual({ status: 'ok' });
    }
  });

  it('takes no wrapping for its own that wraps something else', async () => {
    const file = join(suite.folder, 'gateway', 'wrapped-secret-id');
    await writeFile(file, 'hvs.foreign\n');
    await suite.rotate(['secret-id']);
    await expectTidy();
  });
});
