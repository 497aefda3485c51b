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
  (await control.request<{ items: { name: string }[] }>('GET', '/snapshots')).items;

/** Asks for something that is never answered, because the process is killed right before the step. */
async function killBefore(step: string, path: string, body?: object): Promise<void> {
  await sandbox.killBefore(step);
  const asked = control.request('POST', path, body).then(
    () => 'answered',
    () => 'cut off',
  );
  await sandbox.killed();
  expect(await asked).toBe('cut off');
  await sandbox.restart();
}

let made = 0;

describe('a process that is killed', () => {
  it.each([
    ['the snapshot is copied', 'cpSync /restoring.tmp', 'before'],
    ['the copy is complete', 'renameSync /restoring', 'before'],
    ['the first file makes way', 'renameSync replaced/world.ndjson', 'saved'],
    ['the last file has made way', 'renameSync restoring/world.ndjson', 'saved'],
    ['all files are in their place', 'rmSync /restoring', 'saved'],
    ['what was replaced is forgotten', 'rmSync /replaced', 'saved'],
  ] as const)(
    'in a restore, before %s, comes back wholly as before or as saved',
    async (_when, step, expected) => {
      const number = ++made;
      await control.createAccount({ phone: `15552000${number}`, firstName: 'Saved' });
      const name = `kill-${number}`;
      await control.request('POST', '/snapshots', { name });
      const saved = await phones();
      await control.createAccount({ phone: `15553000${number}`, firstName: 'Later' });
      await control.addFault({ method: 'messages.*', error: 'X' });
      const before = await phones();

      await killBefore(step, `/snapshots/${name}/restore`);
      expect(await phones()).toEqual({ saved, before }[expected]);
      const { items: faults } = await control.request<{ items: object[] }>('GET', '/faults');
      expect(faults).toHaveLength(expected === 'before' ? 1 : 0);
      await control.clearFaults();
    },
  );

  it.each([
    ['the first file is copied', 'copyFileSync .half/clock.ndjson', 'half'],
    ['the last one', 'copyFileSync .last/world.ndjson', 'last'],
    ['the copy gets its name', 'renameSync snapshots/named', 'named'],
  ])(
    'in saving, before %s, leaves nothing, and the snapshot can be saved then',
    async (_when, step, name) => {
      await control.request('POST', '/clock', { advanceMs: 1 });
      await killBefore(step, '/snapshots', { name });
      expect((await snapshots()).map(snapshot => snapshot.name)).not.toContain(name);
      await control.request('POST', '/snapshots', { name });
      const before = await phones();
      await control.request('POST', `/snapshots/${name}/restore`);
      expect(await phones()).toEqual(before);
    },
  );
});
