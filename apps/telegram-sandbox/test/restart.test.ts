import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { Api } from 'telegram';
import { afterAll, describe, expect, it } from 'vitest';
import { controlClient } from './control-client.ts';
import { useSandbox } from './fixture.ts';
import { savedSession } from './gramjs-client.ts';

const telegram = useSandbox();

describe('after a restart', () => {
  it('a client goes on with its old session, and the world is as it was', async () => {
    const { client, account } = await telegram.newUser();
    const chat = await telegram.control.createChat({
      kind: 'supergroup',
      title: 'Lasting',
      creatorUserId: account.userId,
      members: { count: 20 },
    });
    await client.sendMessage('me', { message: 'still here' });
    await telegram.control.advanceClock(24 * 3_600_000);
    const before = {
      members: await telegram.control.members(chat.chatId),
      record: await telegram.control.record(),
      server: await telegram.control.server(),
    };
    const session = savedSession(client);
    await client.destroy();

    await telegram.restart();
    const again = await telegram.connect({ session });
    expect((await again.getMe()).id.toString()).toBe(account.userId);
    expect(await again.invoke(new Api.updates.GetState())).toMatchObject({ pts: 2 });
    expect(await telegram.control.members(chat.chatId)).toEqual(before.members);
    expect(await telegram.control.server()).toMatchObject({ fingerprint: before.server.fingerprint });
    const record = await telegram.control.record();
    expect(record.items.slice(0, before.record.lastSeq)).toEqual(before.record.items);
    const { now } = await telegram.control.request<{ now: string }>('GET', '/clock');
    expect(Date.parse(now) - Date.now()).toBeGreaterThan(23 * 3_600_000);
  });
});

// Up to two processes a test, each of which reads all sources anew: on a busy machine that takes its time.
describe('the process', { timeout: 90_000 }, () => {
  const dataDirectory = mkdtempSync(join(tmpdir(), 'sandbox-'));
  const processes: ChildProcess[] = [];
  afterAll(() => {
    for (const child of processes) child.kill('SIGKILL');
    rmSync(dataDirectory, { recursive: true });
  });

  async function start(settings: Record<string, string> = {}) {
    const server = fileURLToPath(new URL('../src/server.ts', import.meta.url));
    const free = {
      SANDBOX_CONTROL_PORT: '0',
      SANDBOX_DC_PORTS: '0',
      SANDBOX_MEDIA_DC_PORTS: '0',
      SANDBOX_PEOPLE: '200',
    };
    const env = { ...process.env, ...free, SANDBOX_DATA_DIR: dataDirectory, ...settings };
    const child = spawn(process.execPath, [server], { env, stdio: ['ignore', 'pipe', 'inherit'] });
    processes.push(child);
    // Waited for from the beginning: the end of a process may be heard of before what it said last.
    const exited = once(child, 'exit');
    const [line] = await once(createInterface(child.stdout), 'line');
    return { child, exited, line: JSON.parse(line) };
  }

  it('loses nothing when it is killed, and stops cleanly when asked to', async () => {
    const first = await start();
    const before = controlClient(() => first.line.controlUrl);
    const account = await before.createAccount({ phone: '15550042', firstName: 'Kim' });
    const title = 'Survivors';
    await before.createChat({
      kind: 'supergroup',
      title,
      creatorUserId: account.userId,
      members: { count: 7 },
    });
    first.child.kill('SIGKILL');
    await first.exited;

    const second = await start();
    const after = controlClient(() => second.line.controlUrl);
    expect(await after.request('GET', `/accounts/${account.userId}`)).toMatchObject({ phone: '15550042' });
    expect(await after.request('GET', `/chats?query=${title}`)).toMatchObject({
      items: [{ memberCount: 8 }],
    });
    second.child.kill('SIGTERM');
    expect(await second.exited).toEqual([0, null]);
  });

  it('refuses to start on the data of another world, and says so', async () => {
    const { exited, line } = await start({ SANDBOX_SEED: '2' });
    expect(line.error).toMatch(/holds a world of 200 people from seed 1/);
    expect(await exited).toEqual([1, null]);
  });

  it('refuses to start with another number of data centres than its people are at home at, and says so', async () => {
    const { exited, line } = await start({ SANDBOX_DC_PORTS: '0,0' });
    expect(line.error).toMatch(/people are at home at 1 data centre/);
    expect(await exited).toEqual([1, null]);
  });

  it('refuses settings that make no sense, and says so', async () => {
    const { line } = await start({ SANDBOX_DC_PORTS: 'many' });
    expect(line.error).toMatch(/SANDBOX_DC_PORTS/);
    const { line: more } = await start({ SANDBOX_MEDIA_DC_PORTS: '0,0' });
    expect(more.error).toMatch(/SANDBOX_MEDIA_DC_PORTS/);
  });
});
