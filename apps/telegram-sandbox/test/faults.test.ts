import { Api, type TelegramClient } from 'telegram';
import { describe, expect, it } from 'vitest';
import { useSandbox } from './fixture.ts';
import { errorOf } from './gramjs-client.ts';

const telegram = useSandbox();
const state = (client: TelegramClient) => errorOf(client.invoke(new Api.updates.GetState()));

describe('a fault on command', () => {
  it('answers FLOOD_WAIT to everybody who does not wait it out, by the world’s clock', async () => {
    const { client, account } = await telegram.newUser();
    const other = await telegram.newUser();
    const fault = { method: 'updates.getState', accountId: account.userId, error: 'FLOOD_WAIT_30', count: 1 };
    await telegram.control.addFault(fault);
    expect(await state(client)).toBe('FLOOD_WAIT_30');
    expect(await state(other.client)).toBe('ok');
    await telegram.control.advanceClock(20_000);
    expect(await state(client)).toMatch(/^FLOOD_WAIT_(9|10)$/);
    await telegram.control.advanceClock(10_000);
    expect(await state(client)).toBe('ok');
    const { items } = await telegram.control.record(`accountId=${account.userId}&method=updates.getState`);
    expect(items.map(({ outcome }) => outcome.replace(/_9$/, '_10'))).toEqual([
      'FLOOD_WAIT_30',
      'FLOOD_WAIT_10',
      'ok',
    ]);
  });

  it('answers any error as often as asked, and no more when switched off', async () => {
    const { client, account } = await telegram.newUser();
    await telegram.control.addFault({ accountId: account.userId, error: 'PEER_FLOOD', count: 2 });
    expect([await state(client), await state(client), await state(client)]).toEqual([
      'PEER_FLOOD',
      'PEER_FLOOD',
      'ok',
    ]);
    const { id } = await telegram.control.addFault({
      accountId: account.userId,
      error: 'USER_PRIVACY_RESTRICTED',
    });
    expect(await state(client)).toBe('USER_PRIVACY_RESTRICTED');
    await telegram.control.request('DELETE', `/faults/${id}`);
    expect(await state(client)).toBe('ok');
  });

  it('executes a call and keeps its answer back', async () => {
    const { client, account } = await telegram.newUser();
    await telegram.control.addFault({
      accountId: account.userId,
      method: 'messages.sendMessage',
      dropAnswer: true,
      count: 1,
    });
    const answered = client.sendMessage('me', { message: 'to nobody' }).then(() => 'answered');
    await expect.poll(() => texts(client), { timeout: 10_000 }).toEqual(['to nobody']);
    expect(await Promise.race([answered, Promise.resolve('silence')])).toBe('silence');
  });

  it('executes a call and cuts the connection instead of answering', async () => {
    const { client, account } = await telegram.newUser();
    const fault = {
      accountId: account.userId,
      method: 'messages.sendMessage',
      dropAnswer: true,
      dropConnection: true,
    };
    await telegram.control.addFault({ ...fault, count: 1 });
    // gramjs connects again and sends the same random_id again, which must not become a second message.
    const sent = await client.sendMessage('me', { message: 'once' });
    expect(await texts(client)).toEqual(['once']);
    expect(sent.id).toBe(1);
    const { items } = await telegram.control.record(
      `accountId=${account.userId}&method=messages.sendMessage`,
    );
    expect(items.map(({ outcome }) => outcome)).toEqual(['ok', 'ok']);
  });

  it('cuts the connection without executing the call', async () => {
    const { client, account } = await telegram.newUser();
    await telegram.control.addFault({
      accountId: account.userId,
      method: 'updates.getState',
      dropConnection: true,
      count: 1,
    });
    expect(await state(client)).toBe('ok');
    const { items } = await telegram.control.record(`accountId=${account.userId}&method=updates.getState`);
    expect(items.map(({ outcome }) => outcome)).toEqual(['CONNECTION_CUT', 'ok']);
  });

  it('has to say what is to go wrong', async () => {
    await expect(telegram.control.addFault({ method: 'updates.getState' })).rejects.toThrow(
      /say what is to go wrong/,
    );
  });
});

async function texts(client: TelegramClient): Promise<string[]> {
  const messages = await client.getMessages('me', { limit: 10 });
  return Array.from(messages, ({ message }) => message);
}
