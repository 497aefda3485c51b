import { Api, type TelegramClient } from 'telegram';
import { returnBigInt } from 'telegram/Helpers.js';
import { describe, expect, it } from 'vitest';
import { hashOfIds } from '../src/rpc/result-hash.ts';
import { addressed, cast, join } from './cast.ts';
import { useSandbox } from './fixture.ts';
import { errorOf, resolveChannel } from './gramjs-client.ts';

const telegram = useSandbox();
const { newChat, newPerson } = cast(telegram);

async function list(
  client: TelegramClient,
  channel: Api.Channel,
  filter: Api.TypeChannelParticipantsFilter,
  hash = 0n,
) {
  const page = { channel, filter, offset: 0, limit: 200, hash: returnBigInt(String(hash)) };
  const listed = await client.invoke(new Api.channels.GetParticipants(page));
  if (!(listed instanceof Api.channels.ChannelParticipants)) return null;
  return listed.users.map(({ id }) => id.toString());
}
const found = async (client: TelegramClient, channel: Api.Channel, q: string) =>
  (await list(client, channel, new Api.ChannelParticipantsSearch({ q }))) ?? [];

describe('a list of members', () => {
  it('is not sent again to a client that has it, until somebody comes', async () => {
    const { client, channel, username } = await newChat({ members: { count: 50 } });
    const recent = new Api.ChannelParticipantsRecent();
    const ids = (await list(client, channel, recent)) ?? [];
    expect(ids).toHaveLength(51);
    const hash = hashOfIds(ids.map(BigInt));
    expect(await list(client, channel, recent, hash)).toBeNull();
    const person = await newPerson();
    await join(person.client, await resolveChannel(person.client, username));
    expect(await list(client, channel, recent, hash)).toHaveLength(52);
  });

  it('is found whole by the union of searches for all first letters', async () => {
    const { client, channel, item } = await newChat({ title: 'Все вместе', members: { count: 400 } });
    const letters = [...'абвгдеёжзийклмнопрстуфхцчшщэюяabcdefghijklmnopqrstuvwxyz'];
    const union = new Set<string>();
    for (const letter of letters) for (const id of await found(client, channel, letter)) union.add(id);
    const { items } = await telegram.control.members(item.chatId);
    const people = await Promise.all(
      items.map(({ userId }) => telegram.control.request<{ deleted: boolean }>('GET', `/people/${userId}`)),
    );
    const living = items.filter((_, index) => !people[index]?.deleted).map(({ userId }) => userId);
    expect([...union].sort()).toEqual(living.sort());
  });

  it('is everybody, the newest first, where no words are asked for', async () => {
    const { client, channel } = await newChat({ members: { count: 30 } });
    const recent = await list(client, channel, new Api.ChannelParticipantsRecent());
    for (const q of ['', ' '])
      expect(await list(client, channel, new Api.ChannelParticipantsSearch({ q }))).toEqual(recent);
  });

  it('goes by several words, by username, by contacts and by role', async () => {
    const { client, channel, item, account } = await newChat({ members: { count: 20 } });
    const person = await telegram.newAccount({
      ...{ firstName: 'Marfa', lastName: 'Vasilyevna', username: 'marfa_v_1870' },
    });
    await telegram.control.request('POST', `/chats/${item.chatId}/members`, { userIds: [person.userId] });
    for (const q of ['marf', 'vasilye', 'marfa vas', 'vas MARFA', '@marfa_v', 'marfa_v_1870'])
      expect([q, await found(client, channel, q)]).toEqual([q, [person.userId]]);
    for (const q of ['marfa x', 'arfa', '1870'])
      expect([q, await found(client, channel, q)]).toEqual([q, []]);
    const contacts = new Api.ChannelParticipantsContacts({ q: '' });
    expect(await list(client, channel, contacts)).toEqual([]);
    await telegram.control.request('PUT', `/people/${account.userId}/contacts/${person.userId}`);
    expect(await list(client, channel, contacts)).toEqual([person.userId]);
  });
});

describe('one member', () => {
  it('is told of by role, and whoever is none is not', async () => {
    const { client, channel, username } = await newChat();
    const [member, stranger] = [await newPerson(), await newPerson()];
    await join(member.client, await resolveChannel(member.client, username));
    const get = async (of: TelegramClient, where: Api.Channel, name: string) =>
      of.invoke(new Api.channels.GetParticipant({ channel: where, participant: await addressed(of, name) }));
    const seen = await get(client, channel, member.username);
    expect(seen.participant.className).toBe('ChannelParticipant');
    expect(await errorOf(get(client, channel, stranger.username))).toBe('USER_NOT_PARTICIPANT');
    const restricted = new Api.ChatBannedRights({ sendMedia: true, untilDate: 0 });
    const participant = await addressed(client, member.username);
    const edit = { channel, participant, bannedRights: restricted };
    await client.invoke(new Api.channels.EditBanned(edit));
    const banned = await get(client, channel, member.username);
    expect(banned.participant).toMatchObject({
      ...{ className: 'ChannelParticipantBanned', left: false },
      bannedRights: { sendMedia: true, sendMessages: false },
    });
    expect(await list(client, channel, new Api.ChannelParticipantsBanned({ q: '' }))).toHaveLength(1);
    const asMember = await resolveChannel(member.client, username);
    expect(asMember.bannedRights).toMatchObject({ sendMedia: true });
    const kicked = new Api.ChannelParticipantsKicked({ q: '' });
    expect(await errorOf(list(member.client, asMember, kicked))).toBe('CHAT_ADMIN_REQUIRED');
  });
});
