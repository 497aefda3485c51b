import { Api } from 'telegram';
import { returnBigInt } from 'telegram/Helpers.js';
import { describe, expect, it } from 'vitest';
import { addressed, cast } from './cast.ts';
import { useSandbox } from './fixture.ts';
import { errorOf } from './gramjs-client.ts';

const telegram = useSandbox();
const { newChat, newPerson } = cast(telegram);

describe('what another account has learnt', () => {
  it('addresses neither people nor chats, whatever is called', async () => {
    const { client: owner, channel: owned } = await newChat();
    const person = await newPerson();
    const theirs = await addressed(owner, person.username);
    const { client } = await newPerson();
    const channel = new Api.InputChannel({
      channelId: owned.id,
      accessHash: owned.accessHash ?? returnBigInt(0),
    });
    const peer = new Api.InputPeerChannel(channel);
    const user = new Api.InputUser({ userId: theirs.id, accessHash: theirs.accessHash ?? returnBigInt(0) });
    const adminRights = new Api.ChatAdminRights({ inviteUsers: true });
    const bannedRights = new Api.ChatBannedRights({ untilDate: 0 });
    const ofChats = [
      new Api.channels.JoinChannel({ channel }),
      new Api.channels.LeaveChannel({ channel }),
      new Api.channels.EditAdmin({ channel, userId: user, adminRights, rank: '' }),
      new Api.channels.EditBanned({ channel, participant: peer, bannedRights }),
      new Api.channels.ToggleJoinRequest({ channel, enabled: true }),
      new Api.channels.ToggleParticipantsHidden({ channel, enabled: true }),
      new Api.channels.UpdateUsername({ channel, username: 'stolen_name' }),
      new Api.messages.ExportChatInvite({ peer }),
      new Api.messages.GetReplies({
        ...{ peer, msgId: 1, offsetId: 0, offsetDate: 0, addOffset: 0 },
        ...{ limit: 1, maxId: 0, minId: 0, hash: returnBigInt(0) },
      }),
      new Api.messages.GetDiscussionMessage({ peer, msgId: 1 }),
      new Api.messages.EditChatDefaultBannedRights({ peer, bannedRights }),
      new Api.messages.HideChatJoinRequest({ peer, userId: user, approved: true }),
    ];
    for (const call of ofChats) {
      expect([call.className, await errorOf(client.invoke<Api.AnyRequest>(call))]).toEqual([
        call.className,
        'CHANNEL_INVALID',
      ]);
    }
    const ofPeople = [
      new Api.contacts.AddContact({ id: user, firstName: 'x', lastName: '', phone: '' }),
      new Api.contacts.DeleteContacts({ id: [user] }),
      new Api.messages.GetCommonChats({ userId: user, maxId: returnBigInt(0), limit: 1 }),
      new Api.messages.CreateChat({ users: [user], title: 'x' }),
      new Api.users.GetIsPremiumRequiredToContact({ id: [user] }),
    ];
    for (const call of ofPeople) {
      expect([call.className, await errorOf(client.invoke<Api.AnyRequest>(call))]).toEqual([
        call.className,
        'USER_ID_INVALID',
      ]);
    }
    const block = new Api.contacts.Block({ id: new Api.InputPeerUser(user) });
    expect(await errorOf(client.invoke(block))).toBe('PEER_ID_INVALID');
  });
});
