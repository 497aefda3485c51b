import { Api, type TelegramClient } from 'telegram';
import { returnBigInt } from 'telegram/Helpers.js';
import { describe, expect, it } from 'vitest';
import { awaitedUpdates } from './awaited-updates.ts';
import { useSandbox } from './fixture.ts';
import { errorOf } from './gramjs-client.ts';

const telegram = useSandbox();
const update = (client: TelegramClient, fields: ConstructorParameters<typeof Api.account.UpdateProfile>[0]) =>
  client.invoke(new Api.account.UpdateProfile(fields));
const updateUsername = (client: TelegramClient, username: string) =>
  client.invoke(new Api.account.UpdateUsername({ username }));
const checkUsername = (client: TelegramClient, username: string) =>
  client.invoke(new Api.account.CheckUsername({ username }));
const resolve = async (client: TelegramClient, username: string) => {
  const { users } = await client.invoke(new Api.contacts.ResolveUsername({ username }));
  return users[0]?.id.toString();
};

describe('a profile', () => {
  it('changes in what is named and keeps the rest, also over a restart', async () => {
    const { client, account } = await telegram.newUser({ firstName: 'Before', lastName: 'Kept' });
    const other = await telegram.logIn(account);
    const updates = awaitedUpdates(other);
    expect(await update(client, { firstName: ' Ирина ', about: 'here' })).toMatchObject({
      firstName: 'Ирина',
      lastName: 'Kept',
    });
    expect(await updates.first(Api.UpdateUserName)).toMatchObject({ firstName: 'Ирина', lastName: 'Kept' });
    expect(await update(client, { lastName: '' })).toMatchObject({ firstName: 'Ирина', lastName: null });
    const { fullUser } = await client.invoke(new Api.users.GetFullUser({ id: 'me' }));
    expect(fullUser.about).toBe('here');
    await telegram.restart();
    const path = `/people/${account.userId}`;
    expect(await telegram.control.request('GET', path)).toMatchObject({ firstName: 'Ирина', lastName: null });
  });

  it('needs a first name, and says little', async () => {
    const { client } = await telegram.newUser();
    expect(await errorOf(update(client, { firstName: ' ' }))).toBe('FIRSTNAME_INVALID');
    expect(await errorOf(update(client, { about: 'a'.repeat(70) }))).toBe('ok');
    expect(await errorOf(update(client, { about: 'a'.repeat(71) }))).toBe('ABOUT_TOO_LONG');
  });
});

describe('a username', () => {
  it('is taken, changed, given up, and then free for others', async () => {
    const { client, account } = await telegram.newUser();
    const { client: other, account: next } = await telegram.newUser();
    expect(await checkUsername(other, 'first_name_1')).toBe(true);
    await updateUsername(client, 'first_name_1');
    expect(await resolve(other, 'FIRST_name_1')).toBe(account.userId);
    expect(await checkUsername(other, 'first_name_1')).toBe(false);
    expect(await errorOf(updateUsername(other, 'first_NAME_1'))).toBe('USERNAME_OCCUPIED');
    expect(await errorOf(updateUsername(client, 'first_name_1'))).toBe('USERNAME_NOT_MODIFIED');
    expect(await errorOf(updateUsername(client, 'no'))).toBe('USERNAME_INVALID');
    await updateUsername(client, 'First_Name_1');
    await updateUsername(client, 'second_name');
    expect(await errorOf(resolve(other, 'first_name_1'))).toBe('USERNAME_NOT_OCCUPIED');
    await updateUsername(other, 'first_name_1');
    expect(await resolve(client, 'first_name_1')).toBe(next.userId);
    await updateUsername(client, '');
    expect((await client.getMe()).username).toBeNull();
  });

  it('of a generated person can be changed as well, and is then free', async () => {
    const { people } = telegram.sandbox.world;
    const generated = Array.from({ length: 50 }, (_, index) => people.get(people.generatedIdAt(index))).find(
      person => person?.username && !person.bot && !person.deleted && person.homeDc === 1,
    );
    if (!generated?.username) throw new Error('nobody has a username');
    const client = await telegram.logIn({
      userId: String(generated.id),
      phone: `+${generated.phone}`,
      username: generated.username,
    });
    await updateUsername(client, 'no_longer_generated');
    expect(await errorOf(resolve(client, generated.username))).toBe('USERNAME_NOT_OCCUPIED');
    const { client: other, account } = await telegram.newUser();
    await updateUsername(other, generated.username);
    expect(await resolve(client, generated.username)).toBe(account.userId);
  });
});

describe('being online', () => {
  it('is seen by others for five minutes or until one says otherwise, and told to those who know one', async () => {
    const { client, account } = await telegram.newUser();
    const { client: other } = await telegram.newUser();
    const addContact = new Api.contacts.ImportContacts({
      contacts: [
        new Api.InputPhoneContact({
          clientId: returnBigInt(1),
          phone: account.phone,
          firstName: 'A',
          lastName: '',
        }),
      ],
    });
    const { users } = await other.invoke(addContact);
    expect(users.map(({ id }) => id.toString())).toEqual([account.userId]);
    const updates = awaitedUpdates(other);
    const say = (offline: boolean) => client.invoke(new Api.account.UpdateStatus({ offline }));
    const status = async () => {
      const [user] = await other.invoke(new Api.users.GetUsers({ id: [account.userId] }));
      return user instanceof Api.User ? user.status?.className : null;
    };
    await say(false);
    expect(await updates.first(Api.UpdateUserStatus)).toMatchObject({
      status: { className: 'UserStatusOnline' },
    });
    expect(await status()).toBe('UserStatusOnline');
    await say(true);
    expect(await status()).toBe('UserStatusOffline');
    await say(false);
    await telegram.control.advanceClock(301_000);
    expect(await status()).toBe('UserStatusOffline');
  });
});
