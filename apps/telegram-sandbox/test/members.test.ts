import { Api, type TelegramClient } from 'telegram';
import { returnBigInt } from 'telegram/Helpers.js';
import { describe, expect, it } from 'vitest';
import { useSandbox } from './fixture.ts';
import { errorOf, resolveChannel } from './gramjs-client.ts';

const telegram = useSandbox({ people: 15_000 });
const recent = new Api.ChannelParticipantsRecent();

async function page(
  client: TelegramClient,
  channel: Api.Channel,
  offset: number,
  filter: Api.TypeChannelParticipantsFilter = recent,
) {
  const answer = await client.invoke(
    new Api.channels.GetParticipants({ channel, filter, offset, limit: 200, hash: returnBigInt(0) }),
  );
  if (!(answer instanceof Api.channels.ChannelParticipants)) throw new Error('no participants');
  return { count: answer.count, users: answer.users.map(user => user.id.toString()), answer };
}

async function listAll(
  client: TelegramClient,
  channel: Api.Channel,
  filter?: Api.TypeChannelParticipantsFilter,
) {
  const all: string[] = [];
  for (;;) {
    const { users } = await page(client, channel, all.length, filter);
    if (users.length === 0) return all;
    all.push(...users);
  }
}

describe('the members of a group', () => {
  it('are listed in pages until all are collected', async () => {
    const { client, account } = await telegram.newUser();
    const chat = await telegram.control.createChat({
      kind: 'supergroup',
      title: 'Large',
      username: 'large_group',
      creatorUserId: account.userId,
      members: { count: 3_000 },
    });
    const listed = await listAll(client, await resolveChannel(client, 'large_group'));
    const { items } = await telegram.control.members(chat.chatId);
    expect(listed).toHaveLength(3_001);
    expect(listed).toEqual(items.map(member => member.userId));
  });

  it('end at 10,000, though the count is told in full', async () => {
    const { client, account } = await telegram.newUser();
    await telegram.control.createChat({
      kind: 'supergroup',
      title: 'Huge',
      username: 'huge_group',
      creatorUserId: account.userId,
      members: { count: 12_000 },
    });
    const channel = await resolveChannel(client, 'huge_group');
    const listed = await listAll(client, channel);
    expect([listed.length, new Set(listed).size]).toEqual([10_000, 10_000]);
    expect((await page(client, channel, 0)).count).toBe(12_001);
  });

  it('are found by the beginning of a name', async () => {
    const { client } = await telegram.newUser();
    const channel = await resolveChannel(client, 'frontend_chat_1');
    const found = await page(client, channel, 0, new Api.ChannelParticipantsSearch({ q: 'алексе' }));
    expect(found.count).toBeGreaterThan(10);
    for (const user of found.answer.users) {
      if (!(user instanceof Api.User)) throw new Error('not a user');
      expect(`${user.firstName} ${user.lastName}`).toMatch(/Алексе/);
    }
  });

  it('are told apart by role', async () => {
    const { client, account } = await telegram.newUser();
    const admin = await telegram.newAccount();
    const chat = await telegram.control.createChat({
      kind: 'supergroup',
      title: 'Roles',
      username: 'roles_group',
      creatorUserId: account.userId,
      admins: [{ userId: admin.userId, canInvite: false }],
      members: { count: 5 },
    });
    const channel = await resolveChannel(client, 'roles_group');
    const admins = await page(client, channel, 0, new Api.ChannelParticipantsAdmins());
    expect(admins.users).toEqual([account.userId, admin.userId]);
    const self = await client.invoke(
      new Api.channels.GetParticipant({ channel, participant: new Api.InputPeerSelf() }),
    );
    expect(self.participant).toBeInstanceOf(Api.ChannelParticipantCreator);
    expect(channel.adminRights?.inviteUsers).toBe(true);
    await telegram.control.request('DELETE', `/chats/${chat.chatId}/members/${account.userId}`);
    const gone = client.invoke(
      new Api.channels.GetParticipant({ channel, participant: new Api.InputPeerSelf() }),
    );
    expect(await errorOf(gone)).toBe('USER_NOT_PARTICIPANT');
  });

  it('are shown to admins only in a broadcast channel', async () => {
    const { client } = await telegram.newUser();
    const { items } = await telegram.control.request<{ items: { kind: string; username: string | null }[] }>(
      'GET',
      '/chats',
    );
    const username = items.find(chat => chat.kind === 'channel' && chat.username !== null)?.username;
    const channel = await resolveChannel(client, username ?? '');
    expect(await errorOf(page(client, channel, 0))).toBe('CHAT_ADMIN_REQUIRED');
    const full = await client.invoke(new Api.channels.GetFullChannel({ channel }));
    expect(full.fullChat).toMatchObject({ canViewParticipants: false });
  });
});
