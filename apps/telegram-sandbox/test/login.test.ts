import { Api } from 'telegram';
import { computeCheck } from 'telegram/Password.js';
import { describe, expect, it } from 'vitest';
import { useSandbox } from './fixture.ts';
import { errorOf, logIn, requestCode } from './gramjs-client.ts';

const telegram = useSandbox();
const MINUTE_MS = 60_000;

describe('a login by phone code', () => {
  it('succeeds with the code that arrived on the phone', async () => {
    const account = await telegram.newAccount({ firstName: 'Вера', username: 'vera_logs_in' });
    const client = await telegram.connect();
    const authorization = await logIn(client, account, telegram.control);
    expect(authorization).toBeInstanceOf(Api.auth.Authorization);
    const me = await client.getMe();
    expect([me.id.toString(), me.firstName, me.username, me.phone]).toEqual([
      account.userId,
      'Вера',
      'vera_logs_in',
      account.phone,
    ]);
  });

  it('is refused with a wrong, a used, a cancelled and an expired code', async () => {
    const { phone: phoneNumber, userId } = await telegram.newAccount();
    const client = await telegram.connect();
    const signIn = (phoneCodeHash: string, phoneCode: string) =>
      errorOf(client.invoke(new Api.auth.SignIn({ phoneNumber, phoneCodeHash, phoneCode })));

    const first = await requestCode(client, phoneNumber);
    const code = await telegram.control.newestCode(userId);
    expect(await signIn(first, code === '00000' ? '11111' : '00000')).toBe('PHONE_CODE_INVALID');
    expect(await signIn(first, '')).toBe('PHONE_CODE_EMPTY');
    expect(await signIn(first, code)).toBe('ok');
    expect(await signIn(first, code)).toBe('PHONE_CODE_EXPIRED');

    const second = await requestCode(client, phoneNumber);
    await client.invoke(new Api.auth.CancelCode({ phoneNumber, phoneCodeHash: second }));
    expect(await signIn(second, await telegram.control.newestCode(userId))).toBe('PHONE_CODE_EXPIRED');

    const third = await requestCode(client, phoneNumber);
    await telegram.control.advanceClock(6 * MINUTE_MS);
    expect(await signIn(third, await telegram.control.newestCode(userId))).toBe('PHONE_CODE_EXPIRED');
  });

  it('sends the code by the next way when asked again, under the same hash', async () => {
    const account = await telegram.newAccount();
    const client = await telegram.connect();
    const phoneCodeHash = await requestCode(client, account.phone);
    const resent = await client.invoke(
      new Api.auth.ResendCode({ phoneNumber: account.phone, phoneCodeHash }),
    );
    expect(resent).toMatchObject({ phoneCodeHash, type: { className: 'auth.SentCodeTypeCall', length: 5 } });
    const phoneCode = await telegram.control.newestCode(account.userId);
    await client.invoke(new Api.auth.SignIn({ phoneNumber: account.phone, phoneCodeHash, phoneCode }));
    expect(await client.isUserAuthorized()).toBe(true);
  });

  it('is refused for numbers that are none, banned, or nobody’s', async () => {
    const banned = await telegram.newAccount();
    await telegram.control.request('POST', `/accounts/${banned.userId}/ban`);
    const client = await telegram.connect();
    expect(await errorOf(requestCode(client, '12'))).toBe('PHONE_NUMBER_INVALID');
    expect(await errorOf(requestCode(client, banned.phone))).toBe('PHONE_NUMBER_BANNED');
    const phoneCodeHash = await requestCode(client, '+49 30 9999999');
    const signIn = new Api.auth.SignIn({ phoneNumber: '+49309999999', phoneCodeHash, phoneCode: '12345' });
    expect(await errorOf(client.invoke(signIn))).toBe('PHONE_NUMBER_UNOCCUPIED');
  });
});

describe('a two-step password', () => {
  it('is asked for after the code, refused when wrong, and logs in when right', async () => {
    const account = await telegram.newAccount({ password: 'correct horse' });
    const client = await telegram.connect();
    expect(await errorOf(logIn(client, account, telegram.control))).toBe('SESSION_PASSWORD_NEEDED');
    const checkPassword = async (password: string) => {
      const check = await computeCheck(await client.invoke(new Api.account.GetPassword()), password);
      return errorOf(client.invoke(new Api.auth.CheckPassword({ password: check })));
    };
    expect(await checkPassword('battery staple')).toBe('PASSWORD_HASH_INVALID');
    expect(await client.isUserAuthorized()).toBe(false);
    expect(await checkPassword('correct horse')).toBe('ok');
    expect(await client.isUserAuthorized()).toBe(true);
  });

  it('is proven against one challenge only once', async () => {
    const account = await telegram.newAccount({ password: 'p' });
    const client = await telegram.connect();
    await errorOf(logIn(client, account, telegram.control));
    const check = await computeCheck(await client.invoke(new Api.account.GetPassword()), 'wrong');
    const call = () => errorOf(client.invoke(new Api.auth.CheckPassword({ password: check })));
    expect([await call(), await call()]).toEqual(['PASSWORD_HASH_INVALID', 'SRP_ID_INVALID']);
  });
});

describe('a login ends', () => {
  const me = () => new Api.users.GetUsers({ id: [new Api.InputUserSelf()] });

  it('by logging out', async () => {
    const { client } = await telegram.newUser();
    await client.invoke(new Api.auth.LogOut());
    expect(await errorOf(client.invoke(me()))).toBe('AUTH_KEY_UNREGISTERED');
  });

  it('by being revoked or banned', async () => {
    const { client, account } = await telegram.newUser();
    await telegram.control.request('POST', `/accounts/${account.userId}/revoke-sessions`);
    expect(await errorOf(client.invoke(me()))).toBe('SESSION_REVOKED');
    await logIn(client, account, telegram.control);
    await telegram.control.request('POST', `/accounts/${account.userId}/ban`);
    expect(await errorOf(client.invoke(me()))).toBe('USER_DEACTIVATED_BAN');
  });

  it('and without one only logging in is possible', async () => {
    const client = await telegram.connect();
    expect(await errorOf(client.invoke(me()))).toBe('AUTH_KEY_UNREGISTERED');
    expect(await client.invoke(new Api.help.GetConfig())).toMatchObject({ thisDc: 1 });
  });
});
