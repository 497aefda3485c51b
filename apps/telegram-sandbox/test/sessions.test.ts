import { Api, type TelegramClient } from 'telegram';
import { returnBigInt } from 'telegram/Helpers.js';
import { describe, expect, it } from 'vitest';
import { awaitedUpdates } from './awaited-updates.ts';
import { useSandbox } from './fixture.ts';
import { errorOf, logIn } from './gramjs-client.ts';

const telegram = useSandbox();
const HOUR_MS = 3_600_000;

const authorizationsOf = async (client: TelegramClient) =>
  (await client.invoke(new Api.account.GetAuthorizations())).authorizations;
const me = () => new Api.users.GetUsers({ id: [new Api.InputUserSelf()] });
const stateOf = (client: TelegramClient) => errorOf(client.invoke(me()));

async function otherHash(client: TelegramClient) {
  const other = (await authorizationsOf(client)).find(({ current }) => !current);
  if (!other) throw new Error('there is no other session');
  return other.hash;
}

describe('the list of sessions', () => {
  it('says what each client said about itself, and which is the one that asks', async () => {
    const { client, account } = await telegram.newUser();
    await telegram.control.advanceClock(HOUR_MS);
    const second = await telegram.logIn(account);
    const [newest, oldest, none] = await authorizationsOf(second);
    expect(none).toBeUndefined();
    expect(newest).toMatchObject({ current: true, apiId: 1, ip: '127.0.0.1', passwordPending: false });
    expect(newest?.hash.toString()).toBe('0');
    expect(newest?.deviceModel).toBeTruthy();
    expect(newest?.appVersion).toBeTruthy();
    expect(oldest).toMatchObject({ current: false });
    expect((newest?.dateCreated ?? 0) - (oldest?.dateCreated ?? 0)).toBeGreaterThanOrEqual(3_600);
    await telegram.control.advanceClock(HOUR_MS);
    await client.invoke(me());
    const [, active] = await authorizationsOf(second);
    expect((active?.dateActive ?? 0) - (active?.dateCreated ?? 0)).toBeGreaterThanOrEqual(7_200);
  });

  it('shows who still owes the two-step password as pending', async () => {
    const { client, account } = await telegram.newUser();
    await client.updateTwoFaSettings({ newPassword: 'p' });
    const pending = await telegram.connect();
    expect(await errorOf(logIn(pending, account, telegram.control))).toBe('SESSION_PASSWORD_NEEDED');
    const sessions = await authorizationsOf(client);
    expect(sessions.map(({ passwordPending }) => passwordPending)).toEqual([true, false]);
    await telegram.control.advanceClock(25 * HOUR_MS);
    await client.invoke(new Api.account.ResetAuthorization({ hash: await otherHash(client) }));
    expect(await errorOf(pending.invoke(new Api.account.GetPassword()))).toBe('AUTH_KEY_UNREGISTERED');
  });

  it('grows for the others while they look', async () => {
    const { client, account } = await telegram.newUser();
    const updates = awaitedUpdates(client);
    await telegram.logIn(account);
    const update = await updates.first(Api.UpdateNewAuthorization);
    expect(update).toMatchObject({ unconfirmed: true, device: expect.any(String) });
    expect(update.hash.toString()).toBe((await otherHash(client)).toString());
  });
});

describe('a login by code beside other sessions', () => {
  const settingsOf = async (client: TelegramClient) =>
    (await authorizationsOf(client)).map(({ unconfirmed = false }) => unconfirmed);

  it('is unconfirmed until one of them says that it is theirs', async () => {
    const { client, account } = await telegram.newUser();
    await telegram.logIn(account);
    expect(await settingsOf(client)).toEqual([true, false]);
    const confirm = (hash: ReturnType<typeof returnBigInt>) =>
      errorOf(client.invoke(new Api.account.ChangeAuthorizationSettings({ confirmed: true, hash })));
    expect(await confirm(await otherHash(client))).toBe('ok');
    expect(await settingsOf(client)).toEqual([false, false]);
    expect(await confirm(returnBigInt(5))).toBe('HASH_INVALID');
  });

  it('is taken as confirmed after a week', async () => {
    const { client, account } = await telegram.newUser();
    await telegram.logIn(account);
    await telegram.control.advanceClock(7 * 24 * HOUR_MS);
    expect(await settingsOf(client)).toEqual([false, false]);
  });
});

describe('a session', () => {
  it('is one, with all keys of its client in other data centres, and ends with all of them', async () => {
    const { client, account } = await telegram.newUser();
    const second = await telegram.logIn(account);
    const files = await telegram.connect({ dcId: 2 });
    const { id, bytes } = await second.invoke(new Api.auth.ExportAuthorization({ dcId: 2 }));
    await files.invoke(new Api.auth.ImportAuthorization({ id, bytes }));
    expect(await authorizationsOf(client)).toHaveLength(2);
    await telegram.control.advanceClock(25 * HOUR_MS);
    await client.invoke(new Api.account.ResetAuthorization({ hash: await otherHash(client) }));
    expect([await stateOf(second), await stateOf(files)]).toEqual([
      'AUTH_KEY_UNREGISTERED',
      'AUTH_KEY_UNREGISTERED',
    ]);
    expect(await authorizationsOf(client)).toHaveLength(1);
  });

  it('may end others only when it is a day old', async () => {
    const { client, account } = await telegram.newUser();
    const second = await telegram.logIn(account);
    const hash = await otherHash(client);
    const one = () => errorOf(client.invoke(new Api.account.ResetAuthorization({ hash })));
    const all = () => errorOf(client.invoke(new Api.auth.ResetAuthorizations()));
    expect([await one(), await all()]).toEqual([
      'FRESH_RESET_AUTHORISATION_FORBIDDEN',
      'FRESH_RESET_AUTHORISATION_FORBIDDEN',
    ]);
    expect(await stateOf(second)).toBe('ok');
    await telegram.control.advanceClock(24 * HOUR_MS);
    expect(await one()).toBe('ok');
    expect(await one()).toBe('HASH_INVALID');
    expect([await stateOf(second), await stateOf(client)]).toEqual(['AUTH_KEY_UNREGISTERED', 'ok']);
    expect(await authorizationsOf(client)).toHaveLength(1);
  });

  it('ends all others at once, and not itself', async () => {
    const { client, account } = await telegram.newUser();
    const others = [await telegram.logIn(account), await telegram.logIn(account)];
    const stranger = await telegram.newUser();
    await telegram.control.advanceClock(25 * HOUR_MS);
    await client.invoke(new Api.auth.ResetAuthorizations());
    expect(await Promise.all(others.map(stateOf))).toEqual(['SESSION_REVOKED', 'SESSION_REVOKED']);
    expect([await stateOf(client), await stateOf(stranger.client)]).toEqual(['ok', 'ok']);
  });

  it('does not end another person’s, nor one there is not', async () => {
    const { client } = await telegram.newUser();
    const { client: stranger, account } = await telegram.newUser();
    const second = await telegram.logIn(account);
    await telegram.control.advanceClock(25 * HOUR_MS);
    for (const hash of [await otherHash(stranger), returnBigInt(0)]) {
      const reset = new Api.account.ResetAuthorization({ hash });
      expect(await errorOf(client.invoke(reset))).toBe('HASH_INVALID');
    }
    expect(await stateOf(second)).toBe('ok');
  });

  it('is ended from the phone without waiting for a day', async () => {
    const { client, account } = await telegram.newUser();
    const path = `/accounts/${account.userId}/sessions`;
    const { items } = await telegram.control.request<{ items: { hash: string; deviceModel: string }[] }>(
      'GET',
      path,
    );
    expect(items).toHaveLength(1);
    await telegram.control.request('DELETE', `${path}/${items[0]?.hash}`);
    expect(await stateOf(client)).toBe('AUTH_KEY_UNREGISTERED');
    const again = telegram.control.request('DELETE', `${path}/${items[0]?.hash}`);
    await expect(again).rejects.toThrow(/no session/);
  });
});
