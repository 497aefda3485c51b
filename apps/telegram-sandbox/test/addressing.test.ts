import { Api } from 'telegram';
import { returnBigInt } from 'telegram/Helpers.js';
import { describe, expect, it } from 'vitest';
import { useSandbox } from './fixture.ts';
import { errorOf, resolveChannel } from './gramjs-client.ts';

const telegram = useSandbox();

describe('a username or phone number', () => {
  it('leads to the person or chat that has it', async () => {
    const { client } = await telegram.newUser();
    const friend = await telegram.newAccount({ username: 'Best_Friend' });
    const byUsername = await client.invoke(new Api.contacts.ResolveUsername({ username: 'best_friend' }));
    const byPhone = await client.invoke(new Api.contacts.ResolvePhone({ phone: friend.phone }));
    expect([byUsername, byPhone].map(({ users }) => users[0]?.id.toString())).toEqual([
      friend.userId,
      friend.userId,
    ]);
    expect((await resolveChannel(client, 'startups_chat_2')).title).toBe('Startup Founders');
  });

  it('of a generated person leads to them as well', async () => {
    const { client } = await telegram.newUser();
    const { items } = await telegram.control.members('1400000000');
    const named = items.filter(member => member.username !== null).slice(0, 20);
    for (const { username, userId } of named) {
      const { users } = await client.invoke(new Api.contacts.ResolveUsername({ username: username ?? '' }));
      expect(users[0]?.id.toString()).toBe(userId);
    }
  });

  it('that nobody has, or nobody can have, is refused', async () => {
    const { client } = await telegram.newUser();
    const resolve = (username: string) =>
      errorOf(client.invoke(new Api.contacts.ResolveUsername({ username })));
    expect(await resolve('nobody_is_called_this')).toBe('USERNAME_NOT_OCCUPIED');
    expect(await resolve('1x')).toBe('USERNAME_INVALID');
    expect(await errorOf(client.invoke(new Api.contacts.ResolvePhone({ phone: '+493099999' })))).toBe(
      'PHONE_NOT_OCCUPIED',
    );
  });

  it('of a deleted person is nobody’s', async () => {
    const { client } = await telegram.newUser();
    const { userId } = await telegram.newAccount({ username: 'soon_deleted' });
    await telegram.control.patchPerson(userId, { deleted: true });
    const resolve = client.invoke(new Api.contacts.ResolveUsername({ username: 'soon_deleted' }));
    expect(await errorOf(resolve)).toBe('USERNAME_NOT_OCCUPIED');
  });
});

describe('an access hash', () => {
  it('is another one for every account, and of no use to a second', async () => {
    const first = await telegram.newUser();
    const second = await telegram.newUser();
    const person = await telegram.newAccount({ username: 'addressed_person' });
    const chat = await telegram.control.createChat({
      kind: 'supergroup',
      title: 'Mine',
      creatorUserId: first.account.userId,
      admins: [{ userId: second.account.userId, canInvite: true }],
      username: 'addressed_group',
    });
    const channel = await resolveChannel(first.client, 'addressed_group');
    const { users } = await first.client.invoke(
      new Api.contacts.ResolveUsername({ username: 'addressed_person' }),
    );
    const [user] = users;
    if (!(user instanceof Api.User) || !user.accessHash || !channel.accessHash)
      throw new Error('no access hash');

    const foreignChannel = new Api.InputChannel({ channelId: channel.id, accessHash: channel.accessHash });
    const foreignUser = new Api.InputUser({ userId: user.id, accessHash: user.accessHash });
    const { client } = second;
    const ownChannel = await resolveChannel(client, 'addressed_group');
    expect(ownChannel.accessHash?.equals(channel.accessHash)).toBe(false);

    expect(await errorOf(client.invoke(new Api.channels.GetFullChannel({ channel: foreignChannel })))).toBe(
      'CHANNEL_INVALID',
    );
    expect(await errorOf(client.invoke(new Api.users.GetFullUser({ id: foreignUser })))).toBe(
      'USER_ID_INVALID',
    );
    const invite = new Api.channels.InviteToChannel({ channel: ownChannel, users: [foreignUser] });
    expect(await errorOf(client.invoke(invite))).toBe('USER_ID_INVALID');
    const peer = new Api.InputPeerUser({ userId: user.id, accessHash: user.accessHash });
    const send = new Api.messages.SendMessage({ peer, message: 'hi', randomId: returnBigInt(1) });
    expect(await errorOf(client.invoke(send))).toBe('PEER_ID_INVALID');
    const [looked] = await client.invoke(new Api.users.GetUsers({ id: [foreignUser] }));
    expect(looked).toBeInstanceOf(Api.UserEmpty);

    const { items } = await telegram.control.record(
      `accountId=${second.account.userId}&userId=${person.userId}`,
    );
    expect(items.map(({ outcome }) => outcome)).toEqual([
      'USER_ID_INVALID',
      'USER_ID_INVALID',
      'PEER_ID_INVALID',
      'ok',
    ]);
    expect((await telegram.control.members(chat.chatId)).total).toBe(2);
  });

  it('opens no private group to those who are not in it', async () => {
    const owner = await telegram.newUser();
    const chat = await telegram.control.createChat({
      kind: 'supergroup',
      title: 'Closed',
      creatorUserId: owner.account.userId,
    });
    const [dialog] = await owner.client.getDialogs({});
    const channel = dialog?.entity;
    if (!(channel instanceof Api.Channel)) throw new Error('no dialog');
    expect(channel.id.toString()).toBe(chat.chatId);
    await telegram.control.request('DELETE', `/chats/${chat.chatId}/members/${owner.account.userId}`);
    const look = owner.client.invoke(new Api.channels.GetFullChannel({ channel }));
    expect(await errorOf(look)).toBe('CHANNEL_PRIVATE');
  });
});
