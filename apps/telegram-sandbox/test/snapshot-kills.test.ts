import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { controlClient } from './control-client.ts';
import { sandboxProcess } from './sandbox-process.ts';

let sandbox: Awaited<ReturnType<typeof sandboxProcess>>;
beforeAll(async () => {
  sandbox = await sandboxProcess();
});
afterAll(() => sandbox?.stop());
const control = controlClient(() => sandbox.current.controlUrl);
const phones = async () => {
  const { items } = await control.request<{ items: { phone: string }[] }>('GET', '/accounts');
  return items.map(({ phone }) => phone).sort();
};
const snapshots = async () =>
  (await control.request<{ items: { name: string; bytes: number }[] }>('GET', '/snapshots')).items;

/** Asks for something whose answer nobody waits for, and kills the process a moment later. */
async function killDuring(path: string, body: object | undefined, afterMs: number): Promise<void> {
  const asked = control.request('POST', path, body).catch(() => {});
  await sleep(afterMs);
  await sandbox.kill();
  await asked;
  await sandbox.restart();
}

describe('a process that is killed', () => {
  // So many real milliseconds after it was asked: before, within and after what it does.
  it.each([0, 2, 5, 10, 20, 40])(
    '%d ms into a restore comes back wholly as before or wholly as saved',
    async afterMs => {
      await control.createAccount({ phone: `1555200${afterMs + 10}`, firstName: 'Saved' });
      const name = `kill-${afterMs}`;
      await control.request('POST', '/snapshots', { name });
      const saved = await phones();
      await control.createAccount({ phone: `1555300${afterMs + 10}`, firstName: 'Later' });
      await control.addFault({ method: 'messages.getChats', error: 'X' });
      const now = await phones();

      await killDuring(`/snapshots/${name}/restore`, undefined, afterMs);
      const found = await phones();
      const { items: faults } = await control.request<{ items: object[] }>('GET', '/faults');
      expect([saved, now]).toContainEqual(found);
      expect(faults.length > 0).toBe(found.length === now.length);
      await control.clearFaults();
    },
  );

  it.each([0, 2, 5, 10])('%d ms into saving has a whole snapshot or none', async afterMs => {
    const name = `half-${afterMs}`;
    await killDuring('/snapshots', { name }, afterMs);
    const found = (await snapshots()).find(snapshot => snapshot.name === name);
    if (!found) return;
    const before = await phones();
    await control.request('POST', `/snapshots/${name}/restore`);
    expect(await phones()).toEqual(before);
  });
});
