import { appendFileSync, existsSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Api, type TelegramClient } from 'telegram';
import { describe, expect, it } from 'vitest';
import { useSandbox } from './fixture.ts';
import { errorOf, savedSession } from './gramjs-client.ts';

const telegram = useSandbox();
const { control } = telegram;
const save = (name: string) => control.request('POST', '/snapshots', { name });
const restore = (name: string) => control.request('POST', `/snapshots/${name}/restore`);
const now = async () => Date.parse((await control.request<{ now: string }>('GET', '/clock')).now);
async function texts(client: TelegramClient): Promise<string[]> {
  const messages = await client.getMessages('me', { limit: 10 });
  return Array.from(messages, ({ message }) => message);
}

describe('a snapshot', () => {
  it('brings back the world, the keys, the clock, faults and waits; the record notes it and goes on', async () => {
    const { client, account } = await telegram.newUser();
    await client.sendMessage('me', { message: 'before' });
    await control.addFault({ accountId: account.userId, method: 'messages.getChats', error: 'X' });
    telegram.sandbox.floodWaits.start(account.userId, 'users.getFullUser', 10_000);
    const savedAt = await now();
    await save('first');

    await client.sendMessage('me', { message: 'after' });
    const later = await telegram.newAccount({ username: 'born_later' });
    await control.clearFaults();
    await control.advanceClock(86_400_000);
    const before = await control.record();
    await restore('first');

    expect(Math.abs((await now()) - savedAt)).toBeLessThan(60_000);
    await expect(control.request('GET', `/people/${later.userId}`)).rejects.toThrow(/no person/);
    expect(telegram.sandbox.floodWaits.left(account.userId, 'users.getFullUser')).toBeGreaterThan(9_900);
    // The client was cut off and comes back with its old key.
    expect(await texts(client)).toEqual(['before']);
    const faulty = client.invoke(new Api.messages.GetChats({ id: [] }));
    expect(await errorOf(faulty)).toBe('X');

    const record = await control.record(`after=${before.lastSeq}`);
    expect(record.items[0]).toMatchObject({
      seq: before.lastSeq + 1,
      method: 'snapshot.restored',
      snapshot: 'first',
    });
    expect(record.items.some(({ method }) => method === 'messages.getHistory')).toBe(true);
    await control.clearFaults();
  });

  it('can be restored again and again, also after a restart, and what came in between is gone', async () => {
    const { client, account } = await telegram.newUser();
    const session = savedSession(client);
    await save('twice');
    await client.sendMessage('me', { message: 'one' });
    await restore('twice');
    expect(await texts(client)).toEqual([]);
    await client.sendMessage('me', { message: 'two' });
    await client.destroy();
    await telegram.restart();
    await restore('twice');
    const again = await telegram.connect({ session });
    expect((await again.getMe()).id.toString()).toBe(account.userId);
    expect(await texts(again)).toEqual([]);
  });

  it('that a killed process had staged is restored by the next one', async () => {
    await save('staged');
    await telegram.newAccount({ username: 'between_stages' });
    telegram.sandbox.snapshots.stage('staged');
    await telegram.restart();
    const { people } = telegram.sandbox.world;
    expect(people.byUsername('between_stages')).toBeNull();
    await telegram.restart();
    expect(telegram.sandbox.world.people.byUsername('between_stages')).toBeNull();
  });

  it('that cannot be read is refused, and everything is as it was', async () => {
    const { client, account } = await telegram.newUser();
    await save('spoilt');
    appendFileSync(join(telegram.dataDirectory, 'snapshots/spoilt/world.ndjson'), '{"type":"nothing"}\n');
    await client.sendMessage('me', { message: 'still here' });
    await control.addFault({ accountId: account.userId, method: 'messages.getChats', error: 'X' });
    await expect(restore('spoilt')).rejects.toThrow(/spoilt cannot be read, so everything is as it was/);
    expect(await texts(client)).toEqual(['still here']);
    expect(telegram.sandbox.faults.all()).toHaveLength(1);
    await telegram.restart();
    expect(telegram.sandbox.faults.all()).toHaveLength(1);
    await control.clearFaults();
    await control.request('DELETE', '/snapshots/spoilt');
  });

  it('that a killed process had staged and nobody can read leaves everything as it was', async () => {
    const { client } = await telegram.newUser();
    await save('staged-spoilt');
    appendFileSync(
      join(telegram.dataDirectory, 'snapshots/staged-spoilt/world.ndjson'),
      '{"type":"nothing"}\n',
    );
    await client.sendMessage('me', { message: 'not lost' });
    telegram.sandbox.snapshots.stage('staged-spoilt');
    await telegram.restart();
    expect(await texts(client)).toEqual(['not lost']);
    await control.request('DELETE', '/snapshots/staged-spoilt');
  });

  it('ends the calls that a fault makes wait, which are executed neither before nor after', async () => {
    const { client, account } = await telegram.newUser();
    await save('meanwhile');
    const { lastSeq } = await control.record();
    await control.addFault({ method: 'messages.sendMessage', delayMs: 600_000 });
    const sent = client.sendMessage('me', { message: 'much later' });
    await expect.poll(() => telegram.sandbox.faults.all()[0]?.struck).toBe(1);
    await restore('meanwhile');
    // gramjs sends it again to the restored world, where no fault makes it wait.
    await sent;
    expect(await texts(client)).toEqual(['much later']);
    const { items } = await control.record(
      `accountId=${account.userId}&method=messages.sendMessage&after=${lastSeq}`,
    );
    expect(items.map(({ outcome }) => outcome)).toEqual(['CONNECTION_CUT', 'ok']);
  });

  it('that was never finished does not exist', async () => {
    const folder = join(telegram.dataDirectory, 'snapshots');
    mkdirSync(join(folder, '.halved'));
    await telegram.restart();
    expect(existsSync(join(folder, '.halved'))).toBe(false);
    expect(readdirSync(folder)).not.toContain('halved');
  });

  it('is listed and deleted', async () => {
    await save('listed');
    const names = async () =>
      (await control.request<{ items: { name: string }[] }>('GET', '/snapshots')).items.map(
        ({ name }) => name,
      );
    expect(await names()).toContain('listed');
    await expect(save('listed')).rejects.toThrow(/Choose another name/);
    await control.request('DELETE', '/snapshots/listed');
    expect(await names()).not.toContain('listed');
    await expect(restore('listed')).rejects.toThrow(/no snapshot listed/);
    await expect(control.request('DELETE', '/snapshots/listed')).rejects.toThrow(/no snapshot listed/);
  });

  it.each(['', '.', '..', '../up', 'a/b', 'a\\b', '.hidden', 'A', 'x'.repeat(65), 'null\0byte'])(
    'is not called %j',
    async name => {
      await expect(save(name)).rejects.toThrow(/small letters/);
      await expect(restore(encodeURIComponent(name))).rejects.toThrow();
    },
  );
});
