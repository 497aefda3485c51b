import { Api, type TelegramClient } from 'telegram';
import { returnBigInt } from 'telegram/Helpers.js';
import { computeCheck, computeDigest } from 'telegram/Password.js';
import { describe, expect, it } from 'vitest';
import { useSandbox } from './fixture.ts';
import { errorOf, logIn } from './gramjs-client.ts';

const telegram = useSandbox();
const getPassword = (client: TelegramClient) => client.invoke(new Api.account.GetPassword());

/** Logs in with a code and then this password; how that ends. */
async function logInWith(account: Parameters<typeof telegram.logIn>[0], password: string) {
  const client = await telegram.connect();
  expect(await errorOf(logIn(client, account, telegram.control))).toBe('SESSION_PASSWORD_NEEDED');
  const check = await computeCheck(await getPassword(client), password);
  return errorOf(client.invoke(new Api.auth.CheckPassword({ password: check })));
}

describe('a two-step password', () => {
  it('is set, changed and removed with what gramjs offers for it', async () => {
    const { client, account } = await telegram.newUser();
    await client.updateTwoFaSettings({ newPassword: 'first', hint: 'one' });
    expect(await getPassword(client)).toMatchObject({ hasPassword: true, hint: 'one' });
    expect(await logInWith(account, 'first')).toBe('ok');

    await client.updateTwoFaSettings({
      currentPassword: 'first',
      newPassword: 'zweites Пароль',
      hint: 'two',
    });
    expect(await logInWith(account, 'first')).toBe('PASSWORD_HASH_INVALID');
    expect(await logInWith(account, 'zweites Пароль')).toBe('ok');

    await client.updateTwoFaSettings({ currentPassword: 'zweites Пароль' });
    expect(await getPassword(client)).toMatchObject({ hasPassword: false });
    const again = await telegram.connect();
    expect(await errorOf(logIn(again, account, telegram.control))).toBe('ok');
  });

  it('is neither changed nor removed by who does not know it', async () => {
    const { client, account } = await telegram.newUser();
    await client.updateTwoFaSettings({ newPassword: 'kept' });
    const change = (currentPassword: string, newPassword?: string) =>
      errorOf(client.updateTwoFaSettings({ currentPassword, ...(newPassword && { newPassword }) }));
    expect(await change('guess', 'mine now')).toBe('PASSWORD_HASH_INVALID');
    expect(await change('guess')).toBe('PASSWORD_HASH_INVALID');
    const nothing = new Api.account.PasswordInputSettings({});
    const without = new Api.account.UpdatePasswordSettings({
      password: new Api.InputCheckPasswordEmpty(),
      newSettings: nothing,
    });
    expect(await errorOf(client.invoke(without))).toBe('PASSWORD_HASH_INVALID');
    expect(await logInWith(account, 'kept')).toBe('ok');
  });

  it('can be checked by who is logged in', async () => {
    const { client } = await telegram.newUser({});
    await client.updateTwoFaSettings({ newPassword: 'known' });
    const check = (currentPassword: string) =>
      errorOf(client.updateTwoFaSettings({ isCheckPassword: true, currentPassword }));
    expect([await check('unknown'), await check('known')]).toEqual(['PASSWORD_HASH_INVALID', 'ok']);
  });

  it('was changed between the question and the answer', async () => {
    const account = await telegram.newAccount({ password: 'old' });
    const client = await telegram.connect();
    await errorOf(logIn(client, account, telegram.control));
    const check = await computeCheck(await getPassword(client), 'old');
    await telegram.control.request('PATCH', `/accounts/${account.userId}/password`, {
      password: 'new',
      hint: 'changed on the phone',
    });
    const checkPassword = new Api.auth.CheckPassword({ password: check });
    expect(await errorOf(client.invoke(checkPassword))).toBe('SRP_PASSWORD_CHANGED');
    expect(await getPassword(client)).toMatchObject({ hint: 'changed on the phone' });
    const second = await computeCheck(await getPassword(client), 'new');
    expect(await errorOf(client.invoke(new Api.auth.CheckPassword({ password: second })))).toBe('ok');
  });

  it('is not proven by numbers that need no password', async () => {
    const account = await telegram.newAccount({ password: 'p' });
    const client = await telegram.connect();
    await errorOf(logIn(client, account, telegram.control));
    const { currentAlgo } = await getPassword(client);
    if (!(currentAlgo && 'p' in currentAlgo)) throw new Error('no algorithm');
    for (const a of [Buffer.alloc(256), currentAlgo.p, Buffer.alloc(0), Buffer.alloc(257, 1)]) {
      const { srpId = returnBigInt(0) } = await getPassword(client);
      const password = new Api.InputCheckPasswordSRP({ srpId, A: a, M1: Buffer.alloc(32) });
      expect(await errorOf(client.invoke(new Api.auth.CheckPassword({ password })))).toBe('SRP_A_INVALID');
    }
  });
});

describe('a forgotten password', () => {
  const reset = (client: TelegramClient) => client.invoke(new Api.account.ResetPassword());
  const decline = (client: TelegramClient) => errorOf(client.invoke(new Api.account.DeclinePasswordReset()));
  const DAY_MS = 24 * 3_600_000;

  it('is taken away a week after a logged-in client asked for it, unless it took that back', async () => {
    const { client, account } = await telegram.newUser();
    expect(await errorOf(reset(client))).toBe('PASSWORD_EMPTY');
    await client.updateTwoFaSettings({ newPassword: 'forgotten' });
    expect(await decline(client)).toBe('RESET_REQUEST_MISSING');
    expect(await reset(client)).toBeInstanceOf(Api.account.ResetPasswordRequestedWait);
    expect(await decline(client)).toBe('ok');
    await telegram.control.advanceClock(8 * DAY_MS);

    const asked = await reset(client);
    if (!(asked instanceof Api.account.ResetPasswordRequestedWait)) throw new Error(asked.className);
    expect(asked.untilDate).toBeGreaterThan(telegram.sandbox.clock.seconds() + 6.9 * 86_400);
    expect(await getPassword(client)).toMatchObject({ pendingResetDate: asked.untilDate });
    await telegram.control.advanceClock(6 * DAY_MS);
    expect(await reset(client)).toMatchObject({ untilDate: asked.untilDate });
    await telegram.control.advanceClock(2 * DAY_MS);
    expect(await reset(client)).toBeInstanceOf(Api.account.ResetPasswordOk);
    expect(await getPassword(client)).toMatchObject({ hasPassword: false });
    const again = await telegram.connect();
    expect(await errorOf(logIn(again, account, telegram.control))).toBe('ok');
  });
});

describe('new password settings', () => {
  async function update(
    change: (settings: Api.account.PasswordInputSettings, given: Api.account.Password) => void,
  ) {
    const { client } = await telegram.newUser();
    const given = await getPassword(client);
    const newAlgo = given.newAlgo;
    if (!('salt1' in newAlgo)) throw new Error('no algorithm');
    newAlgo.salt1 = Buffer.concat([newAlgo.salt1, Buffer.alloc(32, 7)]);
    const newPasswordHash = await computeDigest(newAlgo, 'password');
    const settings = new Api.account.PasswordInputSettings({ newAlgo, newPasswordHash, hint: '' });
    change(settings, given);
    const password = new Api.InputCheckPasswordEmpty();
    return errorOf(
      client.invoke(new Api.account.UpdatePasswordSettings({ password, newSettings: settings })),
    );
  }
  const algorithmOf = (settings: Api.account.PasswordInputSettings) => {
    if (!settings.newAlgo || !('salt1' in settings.newAlgo)) throw new Error('no algorithm');
    return settings.newAlgo;
  };

  it('are taken as gramjs computes them', async () => {
    expect(await update(() => {})).toBe('ok');
  });

  it('keep the salts that were given, with own bytes behind the first', async () => {
    expect(await update(s => (algorithmOf(s).salt1 = Buffer.alloc(40, 9)))).toBe('NEW_SALT_INVALID');
    expect(await update(s => (algorithmOf(s).salt1 = algorithmOf(s).salt1.subarray(0, 8)))).toBe(
      'NEW_SALT_INVALID',
    );
    expect(await update(s => (algorithmOf(s).salt2 = Buffer.alloc(16)))).toBe('NEW_SALT_INVALID');
  });

  it('are refused with another group, no number of it, a mail address, or nothing to set', async () => {
    expect(await update(s => (algorithmOf(s).g = 2))).toBe('NEW_SETTINGS_INVALID');
    expect(await update(s => (algorithmOf(s).p = Buffer.alloc(256, 1)))).toBe('NEW_SETTINGS_INVALID');
    expect(await update(s => (s.newPasswordHash = Buffer.alloc(256)))).toBe('NEW_SETTINGS_INVALID');
    expect(await update(s => (s.newPasswordHash = Buffer.alloc(12, 1)))).toBe('NEW_SETTINGS_INVALID');
    expect(await update(s => (s.newAlgo = new Api.PasswordKdfAlgoUnknown()))).toBe('NEW_SETTINGS_INVALID');
    expect(await update(s => (s.email = 'ada@example.org'))).toBe('EMAIL_INVALID');
    expect(await update(s => (s.newPasswordHash = Buffer.alloc(0)))).toBe('NEW_SETTINGS_EMPTY');
  });
});
