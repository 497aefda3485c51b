import { Api, type TelegramClient } from 'telegram';
import { describe, expect, it, vi } from 'vitest';
import { useSandbox } from './fixture.ts';
import { errorOf, resolveChannel } from './gramjs-client.ts';

const telegram = useSandbox();
const act = (userId: string, restriction: string) =>
  telegram.control.request('POST', `/accounts/${userId}/${restriction}`);
const me = () => new Api.users.GetUsers({ id: [new Api.InputUserSelf()] });

/** What is pushed to a client from now on, by name. */
function pushed(client: TelegramClient): string[] {
  const heard: string[] = [];
  client.addEventHandler((update: { className?: string }) => void heard.push(update.className ?? ''));
  return heard;
}

describe('a frozen account', () => {
  it('reads on where it is a member, changes nothing, and is free again when unfrozen', async () => {
    const { client, account } = await telegram.newUser();
    await client.sendMessage('me', { message: 'before' });
    await telegram.control.createChat({
      kind: 'supergroup',
      title: 'Mine',
      username: 'frozen_mine',
      creatorUserId: account.userId,
    });
    const channel = await resolveChannel(client, 'frozen_mine');
    const foreign = await resolveChannel(client, 'startups_chat_2');
    const look = (at: Api.Channel) =>
      errorOf(client.invoke(new Api.channels.GetFullChannel({ channel: at })));
    const write = () => errorOf(client.sendMessage('me', { message: 'during' }));

    await act(account.userId, 'freeze');
    expect(await errorOf(client.invoke(me()))).toBe('ok');
    const messages = await client.getMessages('me', { limit: 5 });
    expect(Array.from(messages, ({ message }) => message)).toEqual(['before']);
    expect([await look(channel), await look(foreign)]).toEqual(['ok', 'FROZEN_PARTICIPANT_MISSING']);
    expect(await write()).toBe('FROZEN_METHOD_INVALID');
    const resolve = new Api.contacts.ResolveUsername({ username: 'frozen_mine' });
    expect(await errorOf(client.invoke(resolve))).toBe('FROZEN_METHOD_INVALID');

    await act(account.userId, 'unfreeze');
    expect([await write(), await look(foreign)]).toEqual(['ok', 'ok']);
  });

  it('is told that something has changed, and by help.getAppConfig what it is', async () => {
    const { client, account } = await telegram.newUser();
    const config = (hash = 0) => client.invoke(new Api.help.GetAppConfig({ hash }));
    const keys = (answer: Api.help.TypeAppConfig) =>
      answer instanceof Api.help.AppConfig && answer.config instanceof Api.JsonObject
        ? answer.config.value.map(({ key }) => key)
        : null;
    const before = await config();
    expect(keys(before)).toEqual([]);
    const heard = pushed(client);
    await act(account.userId, 'freeze');
    await vi.waitFor(() => expect(heard).toContain('UpdateConfig'));
    const after = await config('hash' in before ? before.hash : 0);
    expect(keys(after)).toEqual(['freeze_since_date', 'freeze_until_date', 'freeze_appeal_url']);
    expect(keys(await config('hash' in after ? after.hash : 0))).toBeNull();
  });

  it('is still frozen after a restart', async () => {
    const account = await telegram.newAccount();
    await act(account.userId, 'freeze');
    await telegram.restart();
    expect(telegram.sandbox.world.people.get(Number(account.userId))?.frozenSince).toBeTypeOf('number');
  });
});

describe('a banned account', () => {
  it('lives again with its old sessions when it is unbanned', async () => {
    const { client, account } = await telegram.newUser();
    const heard = pushed(client);
    await act(account.userId, 'ban');
    await vi.waitFor(() => expect(heard).toContain('UpdatesTooLong'));
    expect(await errorOf(client.invoke(me()))).toBe('USER_DEACTIVATED_BAN');
    await act(account.userId, 'unban');
    expect(await errorOf(client.invoke(me()))).toBe('ok');
  });
});

describe('a session that is ended from afar', () => {
  it.each(['one', 'all'])(
    'hears that it has missed something, and is told what when it asks: %s',
    async which => {
      const { client, account } = await telegram.newUser();
      const heard = pushed(client);
      if (which === 'all') await act(account.userId, 'revoke-sessions');
      else {
        const sessions = await telegram.control.request('GET', `/accounts/${account.userId}/sessions`);
        const [session] = Object(sessions).items;
        await telegram.control.request('DELETE', `/accounts/${account.userId}/sessions/${session.hash}`);
      }
      await vi.waitFor(() => expect(heard).toContain('UpdatesTooLong'));
      const answer = await errorOf(client.invoke(new Api.updates.GetState()));
      expect(answer).toBe(which === 'all' ? 'SESSION_REVOKED' : 'AUTH_KEY_UNREGISTERED');
    },
  );
});
