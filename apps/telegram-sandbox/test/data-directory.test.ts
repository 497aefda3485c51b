import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startSandbox } from '../src/start.ts';
import { controlClient } from './control-client.ts';
import { connectClient, logIn, trustServerKey } from './gramjs-client.ts';
import { runSandbox } from './running-sandbox.ts';

let sandbox: Awaited<ReturnType<typeof runSandbox>>;
const control = controlClient(() => sandbox.current.controlUrl);
beforeAll(async () => {
  sandbox = await runSandbox();
  await trustServerKey(control);
});
afterAll(() => sandbox.stop());

describe('ids', () => {
  it('are given once, also when a snapshot takes those away who had them', async () => {
    const creator = await control.createAccount({ phone: '15551000', firstName: 'Kept' });
    const group = { kind: 'supergroup', title: 'Walks', creatorUserId: creator.userId } as const;
    await control.request('POST', '/snapshots', { name: 'before' });
    const vanished = await control.createAccount({ phone: '15551001', firstName: 'Vanished' });
    const { chatId } = await control.createChat(group);
    await control.request('POST', '/snapshots/before/restore');
    await sandbox.restart();
    const next = await control.createAccount({ phone: '15551002', firstName: 'Next' });
    expect(Number(next.userId)).toBeGreaterThan(Number(vanished.userId));
    expect(Number((await control.createChat(group)).chatId)).toBeGreaterThan(Number(chatId));
  });
});

describe('a data directory', () => {
  it('that is damaged is refused with what is wrong in it, until it is mended', async () => {
    const account = await control.createAccount({ phone: '15551003', firstName: 'Ada' });
    const client = await connectClient(() => sandbox.current);
    await logIn(client, account, control);
    await client.destroy();
    const directory = mkdtempSync(join(tmpdir(), 'damaged-'));
    cpSync(sandbox.dataDirectory, directory, { recursive: true });
    const file = join(directory, 'world.ndjson');
    const whole = readFileSync(file, 'utf8');
    const start = () =>
      startSandbox({
        ...{ host: '127.0.0.1', controlPort: 0, dataCenterPorts: [0, 0], mediaDataCenterPorts: [] },
        ...{ dataDirectory: directory, seed: 1, people: 2_000, patience: false },
      });

    writeFileSync(file, whole.split('\n').with(1, '{"type":').join('\n'));
    await expect(start()).rejects.toThrow(/world\.ndjson, line 2: .*JSON/);
    rmSync(file);
    await expect(start()).rejects.toThrow(/has a record, but no world\.ndjson/);
    writeFileSync(file, whole);
    const mended = await start();
    expect(mended.sandbox.world.people.byPhone('15551003')?.firstName).toBe('Ada');
    await mended.stop();
    rmSync(directory, { recursive: true });
  });
});
