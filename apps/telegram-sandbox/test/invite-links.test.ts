import { Api, type TelegramClient } from 'telegram';
import { describe, expect, it } from 'vitest';
import { addressed, ban, cast, join } from './cast.ts';
import { useSandbox } from './fixture.ts';
import { errorOf, resolveChannel } from './gramjs-client.ts';

const telegram = useSandbox();
const { newChat, newPerson, memberIds } = cast(telegram);

const importLink = (client: TelegramClient, link: string) =>
  client.invoke(new Api.messages.ImportChatInvite({ hash: link.replace('https://t.me/+', '') }));
const checkLink = (client: TelegramClient, link: string) =>
  client.invoke(new Api.messages.CheckChatInvite({ hash: link.replace('https://t.me/+', '') }));
async function exportLink(
  client: TelegramClient,
  peer: Api.Channel,
  options: Partial<{ usageLimit: number; expireDate: number; requestNeeded: boolean; title: string }> = {},
): Promise<string> {
  const made = await client.invoke(new Api.messages.ExportChatInvite({ peer, ...options }));
  if (!(made instanceof Api.ChatInviteExported)) throw new Error('no link');
  return made.link;
}

describe('an invite link', () => {
  it('leads in, once for each person, and tells who came by it', async () => {
    const { client: owner, channel, item } = await newChat();
    const link = await exportLink(owner, channel, { title: 'Friends' });
    const { client, account } = await newPerson();
    expect(await checkLink(client, link)).toMatchObject({ className: 'ChatInvite', title: item.title });
    await importLink(client, link);
    expect(await memberIds(item.chatId)).toContain(account.userId);
    expect(await errorOf(importLink(client, link))).toBe('USER_ALREADY_PARTICIPANT');
    expect(await checkLink(client, link)).toMatchObject({ className: 'ChatInviteAlready' });
    const [newest] = await owner.getMessages(channel, { limit: 1 });
    expect(newest?.action?.className).toBe('MessageActionChatJoinedByLink');
    const importers = await owner.invoke(
      new Api.messages.GetChatInviteImporters({
        ...{ peer: channel, link, offsetDate: 0, offsetUser: new Api.InputUserEmpty(), limit: 10 },
      }),
    );
    expect(importers.importers.map(({ userId }) => userId.toString())).toEqual([account.userId]);
    expect(await owner.invoke(new Api.messages.GetExportedChatInvite({ peer: channel, link }))).toMatchObject(
      {
        invite: { usage: 1, title: 'Friends', permanent: false },
      },
    );
  });

  it('lets in no more than its limit, also when many come at once', async () => {
    const { client: owner, channel, item } = await newChat();
    const link = await exportLink(owner, channel, { usageLimit: 3 });
    const crowd = await Promise.all(Array.from({ length: 8 }, () => newPerson()));
    const outcomes = await Promise.all(crowd.map(({ client }) => errorOf(importLink(client, link))));
    expect(outcomes.filter(outcome => outcome === 'ok')).toHaveLength(3);
    expect(outcomes.filter(outcome => outcome === 'INVITE_HASH_EXPIRED')).toHaveLength(5);
    expect(await memberIds(item.chatId)).toHaveLength(4);
  });

  it('ends when its time has come, when it is revoked, and for who was thrown out', async () => {
    const { client: owner, channel } = await newChat();
    const { now } = await telegram.control.advanceClock(1);
    const inAnHour = Math.floor(Date.parse(now) / 1000) + 3_600;
    const timed = await exportLink(owner, channel, { expireDate: inAnHour });
    const revoked = await exportLink(owner, channel, { title: 'x' });
    const permanent = await exportLink(owner, channel);
    const { client } = await newPerson();
    expect(await checkLink(client, timed)).toMatchObject({ className: 'ChatInvite' });
    await telegram.control.advanceClock(3_601_000);
    expect(await errorOf(importLink(client, timed))).toBe('INVITE_HASH_EXPIRED');
    const revoke = (link: string) =>
      owner.invoke(new Api.messages.EditExportedChatInvite({ peer: channel, link, revoked: true }));
    await revoke(revoked);
    expect(await errorOf(importLink(client, revoked))).toBe('INVITE_HASH_EXPIRED');
    expect(await revoke(permanent)).toMatchObject({ newInvite: { permanent: true, revoked: false } });
    expect(await errorOf(importLink(client, permanent))).toBe('INVITE_HASH_EXPIRED');
    expect(await errorOf(importLink(client, 'https://t.me/+nothing'))).toBe('INVITE_HASH_INVALID');
    const { invites } = await owner.invoke(
      new Api.messages.GetExportedChatInvites({
        ...{ peer: channel, adminId: new Api.InputUserSelf(), revoked: true, limit: 10 },
      }),
    );
    expect(invites).toHaveLength(2);

    const thrownOut = await newPerson();
    const fresh = await exportLink(owner, channel);
    await importLink(thrownOut.client, fresh);
    await ban(owner, channel, await addressed(owner, thrownOut.username));
    expect(await errorOf(importLink(thrownOut.client, fresh))).toBe('INVITE_HASH_EXPIRED');
  });

  it('is changed within the bounds in which it is made, by any of its spellings', async () => {
    const { client: owner, channel } = await newChat();
    const link = await exportLink(owner, channel, { title: 'Friends' });
    type Edited = Partial<ConstructorParameters<typeof Api.messages.EditExportedChatInvite>[0]>;
    const edit = (fields: Edited) =>
      errorOf(owner.invoke(new Api.messages.EditExportedChatInvite({ peer: channel, link, ...fields })));
    for (const usageLimit of [-5, 100_000]) expect(await edit({ usageLimit })).toBe('USAGE_LIMIT_INVALID');
    expect(await edit({ usageLimit: 5, requestNeeded: true })).toBe('USAGE_LIMIT_INVALID');
    expect(await edit({ expireDate: 1_000 })).toBe('EXPIRE_DATE_INVALID');
    expect(await edit({ usageLimit: 5 })).toBe('ok');
    expect(await edit({ requestNeeded: true })).toBe('USAGE_LIMIT_INVALID');
    expect(await edit({ usageLimit: 0, requestNeeded: true })).toBe('ok');
    const spelled = link.replace('https://t.me/+', 'tg://join?invite=');
    expect(await edit({ link: spelled, title: 'Others' })).toBe('ok');
  });

  it('into a chat that allows it lets look in for a while without joining', async () => {
    const { client: owner, channel, item } = await newChat({ messages: { count: 10 } });
    await telegram.control.request('PATCH', `/chats/${item.chatId}`, {
      username: null,
      settings: { peekable: true },
    });
    const link = await exportLink(owner, channel);
    const { client } = await newPerson();
    const peek = await checkLink(client, link);
    if (!(peek instanceof Api.ChatInvitePeek) || !(peek.chat instanceof Api.Channel))
      throw new Error('no peek');
    expect(peek.chat).toMatchObject({ left: true, title: item.title });
    expect(await client.getMessages(peek.chat, { limit: 20 })).toHaveLength(10);
    await telegram.control.advanceClock(300_000);
    expect(await errorOf(client.getMessages(peek.chat, { limit: 20 }))).toBe('CHANNEL_PRIVATE');
  });

  it('that wants requests makes wait, and the admins are told of it', async () => {
    const { client: owner, channel, item } = await newChat();
    const link = await exportLink(owner, channel, { requestNeeded: true });
    const updates: Api.TypeUpdate[] = [];
    owner.addEventHandler((update: Api.TypeUpdate) => {
      updates.push(update);
    });
    const { client, account } = await newPerson();
    expect(await errorOf(importLink(client, link))).toBe('INVITE_REQUEST_SENT');
    await expect
      .poll(() => updates.filter(update => update instanceof Api.UpdatePendingJoinRequests))
      .toMatchObject([{ requestsPending: 1 }]);
    await owner.invoke(new Api.messages.HideAllChatJoinRequests({ peer: channel, approved: true, link }));
    expect(await memberIds(item.chatId)).toContain(account.userId);
    const { items } = await telegram.control.members(item.chatId);
    expect(items[0]).toMatchObject({ userId: account.userId });
  });

  it('is made and seen by those alone who may add people', async () => {
    const { username } = await newChat();
    const { client } = await newPerson();
    const channel = await resolveChannel(client, username);
    await join(client, channel);
    expect(await errorOf(exportLink(client, channel))).toBe('CHAT_ADMIN_REQUIRED');
  });
});
