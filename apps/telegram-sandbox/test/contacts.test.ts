import { Api, type TelegramClient } from 'telegram';
import { returnBigInt } from 'telegram/Helpers.js';
import { describe, expect, it } from 'vitest';
import { addressed, cast } from './cast.ts';
import { useSandbox } from './fixture.ts';
import { errorOf } from './gramjs-client.ts';

const telegram = useSandbox();
const { newChat, newPerson } = cast(telegram);

const contactsOf = (client: TelegramClient, hash = returnBigInt(0)) =>
  client.invoke(new Api.contacts.GetContacts({ hash }));
const add = (client: TelegramClient, id: Api.User, options = {}) =>
  client.invoke(
    new Api.contacts.AddContact({ id, firstName: 'Friend', lastName: '', phone: '', ...options }),
  );
async function setPrivacy(
  client: TelegramClient,
  key: Api.TypeInputPrivacyKey,
  rules: Api.TypeInputPrivacyRule[],
) {
  return client.invoke(new Api.account.SetPrivacy({ key, rules }));
}
const onlyContacts = [new Api.InputPrivacyValueAllowContacts(), new Api.InputPrivacyValueDisallowAll()];

describe('contacts', () => {
  it('are imported by number, and what nobody has is passed over', async () => {
    const { client } = await newPerson();
    const friend = await telegram.newAccount();
    const hidden = await newPerson();
    await setPrivacy(hidden.client, new Api.InputPrivacyKeyAddedByPhone(), onlyContacts);
    const phones = [`+${friend.phone}`, '+15559999999', hidden.account.phone];
    const imported = await client.invoke(
      new Api.contacts.ImportContacts({
        contacts: phones.map(
          (phone, index) =>
            new Api.InputPhoneContact({
              clientId: returnBigInt(index),
              phone,
              firstName: `N${index}`,
              lastName: '',
            }),
        ),
      }),
    );
    expect(imported.imported.map(({ userId }) => userId.toString())).toEqual([friend.userId]);
    expect(imported.users[0]).toMatchObject({ firstName: 'N0', contact: true, phone: friend.phone });
    expect(await errorOf(client.invoke(new Api.contacts.ResolvePhone({ phone: hidden.account.phone })))).toBe(
      'PHONE_NOT_OCCUPIED',
    );
    const list = await contactsOf(client);
    expect(list).toMatchObject({ savedCount: 1, contacts: [{ mutual: false }] });
  });

  it('are mutual when both have the other, and are deleted again', async () => {
    const [one, other] = [await newPerson(), await newPerson()];
    await add(one.client, await addressed(one.client, other.username));
    await add(other.client, await addressed(other.client, one.username));
    expect(await contactsOf(one.client)).toMatchObject({ contacts: [{ mutual: true }] });
    const seen = await addressed(one.client, other.username);
    expect(seen).toMatchObject({ contact: true, mutualContact: true, firstName: 'Friend' });
    await one.client.invoke(new Api.contacts.DeleteContacts({ id: [seen] }));
    expect(await contactsOf(one.client)).toMatchObject({ contacts: [] });
    expect(await contactsOf(other.client)).toMatchObject({ contacts: [{ mutual: false }] });
    expect(await errorOf(add(one.client, await one.client.getMe()))).toBe('CONTACT_ID_INVALID');
  });

  it('are not sent again if the client has them', async () => {
    const [one, other] = [await newPerson(), await newPerson()];
    await add(one.client, await addressed(one.client, other.username));
    const list = await contactsOf(one.client);
    if (!(list instanceof Api.contacts.Contacts)) throw new Error('no contacts');
    let hash = 0n;
    const mask = (1n << 64n) - 1n;
    for (const id of [1n, ...list.contacts.map(({ userId }) => BigInt(userId.toString()))]) {
      hash ^= hash >> 21n;
      hash ^= (hash << 35n) & mask;
      hash ^= hash >> 4n;
      hash = (hash + id) & mask;
    }
    const signed = returnBigInt(BigInt.asIntN(64, hash).toString());
    expect((await contactsOf(one.client, signed)).className).toBe('contacts.ContactsNotModified');
  });
});

describe('privacy', () => {
  it('of invitations lets in contacts, and those allowed by name, and nobody else', async () => {
    const { client: owner, channel } = await newChat();
    const invitee = await newPerson();
    const key = new Api.InputPrivacyKeyChatInvite();
    await setPrivacy(invitee.client, key, onlyContacts);
    const { rules } = await invitee.client.invoke(new Api.account.GetPrivacy({ key }));
    expect(rules.map(({ className }) => className)).toEqual([
      'PrivacyValueAllowContacts',
      'PrivacyValueDisallowAll',
    ]);
    const user = await addressed(owner, invitee.username);
    const invite = async () => {
      const users = [user];
      const answer = await owner.invoke(new Api.channels.InviteToChannel({ channel, users }));
      return answer.missingInvitees.length;
    };
    expect(await invite()).toBe(1);
    const me = await owner.getMe();
    const asInvited = await addressed(invitee.client, await usernameOf(owner));
    expect(asInvited.id.toString()).toBe(me.id.toString());
    await add(invitee.client, asInvited);
    expect(await invite()).toBe(0);
  });

  it('of number and last seen decides what others see', async () => {
    const [seen, watcher] = [await newPerson(), await newPerson()];
    expect(await addressed(watcher.client, seen.username)).toMatchObject({ phone: null });
    await setPrivacy(seen.client, new Api.InputPrivacyKeyPhoneNumber(), [
      new Api.InputPrivacyValueAllowAll(),
    ]);
    expect(await addressed(watcher.client, seen.username)).toMatchObject({ phone: seen.account.phone });
    const { items } = await telegram.control.members('1400000000');
    const statuses = new Set<string | undefined>();
    for (const { username } of items.filter(member => member.username !== null).slice(0, 60)) {
      const user = await addressed(watcher.client, username ?? '');
      statuses.add(user.status?.className);
    }
    expect([...statuses]).toEqual(expect.arrayContaining(['UserStatusOffline', 'UserStatusRecently']));
    await setPrivacy(watcher.client, new Api.InputPrivacyKeyStatusTimestamp(), [
      new Api.InputPrivacyValueDisallowAll(),
    ]);
    for (const { username } of items.filter(member => member.username !== null).slice(0, 60)) {
      const user = await addressed(watcher.client, username ?? '');
      expect(user.status?.className ?? 'of a bot').not.toMatch(/Offline|Online/);
    }
  });

  it('lets nobody write or invite across a block', async () => {
    const { client: owner, channel } = await newChat();
    const person = await newPerson();
    const user = await addressed(owner, person.username);
    const block = () => owner.invoke(new Api.contacts.Block({ id: user }));
    await block();
    expect(await owner.invoke(new Api.contacts.GetBlocked({ offset: 0, limit: 10 }))).toMatchObject({
      blocked: [{ peerId: { userId: user.id } }],
    });
    const invite = () => owner.invoke(new Api.channels.InviteToChannel({ channel, users: [user] }));
    expect(await errorOf(invite())).toBe('USER_BLOCKED');
    expect(await errorOf(owner.sendMessage(user, { message: 'hi' }))).toBe('YOU_BLOCKED_USER');
    await owner.invoke(new Api.contacts.Unblock({ id: user }));
    expect(await errorOf(invite())).toBe('ok');
  });
});

describe('somebody who left by themselves', () => {
  it('is brought back by a mutual contact alone', async () => {
    const { client: owner, channel: owned, username } = await newChat();
    const person = await newPerson();
    const user = await addressed(owner, person.username);
    const invite = () => owner.invoke(new Api.channels.InviteToChannel({ channel: owned, users: [user] }));
    await invite();
    const { chats } = await person.client.invoke(new Api.contacts.ResolveUsername({ username }));
    const [channel] = chats;
    if (!(channel instanceof Api.Channel)) throw new Error('no channel');
    await person.client.invoke(new Api.channels.LeaveChannel({ channel }));
    expect(await errorOf(invite())).toBe('USER_NOT_MUTUAL_CONTACT');
    await add(owner, user);
    expect(await errorOf(invite())).toBe('USER_NOT_MUTUAL_CONTACT');
    await add(person.client, await addressed(person.client, await usernameOf(owner)));
    expect(await errorOf(invite())).toBe('ok');
  });
});

describe('a search', () => {
  it('finds contacts and own chats first, then what is public', async () => {
    const { client, username } = await newChat({ title: 'Zebrafinch lovers' });
    const stranger = await newPerson();
    const search = (of: TelegramClient, q: string) => of.invoke(new Api.contacts.Search({ q, limit: 20 }));
    const own = await search(client, 'zebraf');
    expect([own.myResults.length, own.results.length]).toEqual([1, 0]);
    const found = await search(stranger.client, 'zebraf');
    expect([found.myResults.length, found.results.length]).toEqual([0, 1]);
    expect((await search(stranger.client, username)).results).toHaveLength(1);
    const people = await search(client, stranger.username.slice(0, 7));
    expect(people.users.map(({ id }) => id.toString())).toContain(stranger.account.userId);
    expect(await errorOf(search(client, 'zeb'))).toBe('QUERY_TOO_SHORT');
    expect(await errorOf(search(client, ' '))).toBe('SEARCH_QUERY_EMPTY');
  });
});

let renamed = 0;
/** The public name of a client's own account, given to it if it has none. */
async function usernameOf(client: TelegramClient): Promise<string> {
  const me = await client.getMe();
  if (me.username) return me.username;
  const username = `named_later_${++renamed}`;
  await client.invoke(new Api.account.UpdateUsername({ username }));
  return username;
}

describe('what somebody changes for themselves', () => {
  it('is told to their other clients, and to nobody else', async () => {
    const [own, friend] = [await newPerson(), await newPerson()];
    const second = await telegram.logIn(own.account);
    const seen: Record<'own' | 'friend', string[]> = { own: [], friend: [] };
    second.addEventHandler(({ className }: Api.TypeUpdate) => seen.own.push(className));
    friend.client.addEventHandler(({ className }: Api.TypeUpdate) => seen.friend.push(className));
    const user = await addressed(own.client, friend.username);
    await add(own.client, user);
    await setPrivacy(own.client, new Api.InputPrivacyKeyForwards(), onlyContacts);
    await own.client.invoke(new Api.contacts.Block({ id: user }));
    const wanted = ['UpdatePeerSettings', 'UpdatePrivacy', 'UpdatePeerBlocked'];
    await expect.poll(() => wanted.filter(name => seen.own.includes(name))).toEqual(wanted);
    expect(seen.friend.filter(name => wanted.includes(name))).toEqual([]);
  });
});
