import { Api, type TelegramClient } from 'telegram';
import { computeCheck } from 'telegram/Password.js';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type Account, controlClient, type NewAccount } from './control-client.ts';
import { connectClient, errorOf, logIn, requestCode, savedSession, trustServerKey } from './gramjs-client.ts';
import { sandboxProcess } from './sandbox-process.ts';

let sandbox: Awaited<ReturnType<typeof sandboxProcess>>;
const control = controlClient(() => sandbox.current.controlUrl);
const clients: TelegramClient[] = [];
let lastPhone = 15_560_000;

beforeAll(async () => {
  sandbox = await sandboxProcess();
  await trustServerKey(control);
});
afterEach(async () => {
  for (const client of clients.splice(0)) await client.destroy();
});
afterAll(() => sandbox.stop());

async function connect(session = ''): Promise<TelegramClient> {
  const client = await connectClient(() => sandbox.current, { session });
  clients.push(client);
  return client;
}

/**
 * The sandbox is killed and started again, and the client comes back with nothing but its session. It is closed
 * first: gramjs would go on trying beside its successor, which is AUTH_KEY_DUPLICATED.
 */
async function killed(client: TelegramClient): Promise<TelegramClient> {
  const session = savedSession(client);
  await client.destroy();
  await sandbox.kill();
  await sandbox.restart();
  return connect(session);
}

const newAccount = (fields: Partial<NewAccount> = {}) =>
  control.createAccount({ phone: `+${++lastPhone}`, firstName: 'Lin', ...fields });
const idOf = async (client: TelegramClient) => (await client.getMe()).id.toString();
const otherThan = (code: string) => (code === '00000' ? '11111' : '00000');

const signIn = (
  client: TelegramClient,
  { phone: phoneNumber }: Account,
  phoneCodeHash: string,
  phoneCode: string,
) => errorOf(client.invoke(new Api.auth.SignIn({ phoneNumber, phoneCodeHash, phoneCode })));

const exportToken = (client: TelegramClient) =>
  client.invoke(new Api.auth.ExportLoginToken({ apiId: 1, apiHash: 'hash', exceptIds: [] }));

async function shownToken(client: TelegramClient): Promise<string> {
  const exported = await exportToken(client);
  if (!(exported instanceof Api.auth.LoginToken)) throw new Error(exported.className);
  return exported.token.toString('base64url');
}

const scan = (userId: string, token: string) =>
  control.request('POST', `/accounts/${userId}/qr-logins`, { token });

const proofOf = async (client: TelegramClient, password: string) =>
  new Api.auth.CheckPassword({
    password: await computeCheck(await client.invoke(new Api.account.GetPassword()), password),
  });

describe('killed after', () => {
  it('the code was sent, it takes the code, which is still to be seen on the phone', async () => {
    const account = await newAccount();
    const before = await connect();
    const hash = await requestCode(before, account.phone);
    const code = await control.newestCode(account.userId);
    const after = await killed(before);
    expect(await control.newestCode(account.userId)).toBe(code);
    expect(await signIn(after, account, hash, code)).toBe('ok');
    expect(await idOf(after)).toBe(account.userId);
  });

  it('wrong codes, it has counted them', async () => {
    const account = await newAccount();
    const before = await connect();
    const hash = await requestCode(before, account.phone);
    const code = await control.newestCode(account.userId);
    for (let tries = 0; tries < 4; tries++) await signIn(before, account, hash, otherThan(code));
    const after = await killed(before);
    expect(await signIn(after, account, hash, otherThan(code))).toBe('PHONE_CODE_INVALID');
    expect(await signIn(after, account, hash, code)).toBe('PHONE_CODE_EXPIRED');
  });

  it('a code was resent, used or cancelled, it is', async () => {
    const account = await newAccount();
    const { phone: phoneNumber, userId } = account;
    const before = await connect();
    const used = await requestCode(before, phoneNumber);
    const usedCode = await control.newestCode(userId);
    await signIn(before, account, used, usedCode);
    const cancelled = await requestCode(before, phoneNumber);
    const cancelledCode = await control.newestCode(userId);
    await before.invoke(new Api.auth.CancelCode({ phoneNumber, phoneCodeHash: cancelled }));
    const resent = await requestCode(before, phoneNumber);
    await before.invoke(new Api.auth.ResendCode({ phoneNumber, phoneCodeHash: resent }));
    const after = await killed(before);
    expect(await signIn(after, account, used, usedCode)).toBe('PHONE_CODE_EXPIRED');
    expect(await signIn(after, account, cancelled, cancelledCode)).toBe('PHONE_CODE_EXPIRED');
    expect(await signIn(after, account, resent, await control.newestCode(userId))).toBe('ok');
  });

  it('the code but before the two-step password, it waits for the password', async () => {
    const account = await newAccount({ password: 'still owed' });
    const before = await connect();
    expect(await errorOf(logIn(before, account, control))).toBe('SESSION_PASSWORD_NEEDED');
    const after = await killed(before);
    expect(await errorOf(after.getMe())).toBe('SESSION_PASSWORD_NEEDED');
    expect(await errorOf(after.invoke(await proofOf(after, 'guessed')))).toBe('PASSWORD_HASH_INVALID');
    expect(await errorOf(after.invoke(await proofOf(after, 'still owed')))).toBe('ok');
    expect(await idOf(after)).toBe(account.userId);
  });

  it('the question for the password, the answer is SRP_ID_INVALID, and a new question helps', async () => {
    const account = await newAccount({ password: 'asked twice' });
    const before = await connect();
    await errorOf(logIn(before, account, control));
    const answer = await proofOf(before, 'asked twice');
    const after = await killed(before);
    expect(await errorOf(after.invoke(answer))).toBe('SRP_ID_INVALID');
    expect(await errorOf(after.invoke(await proofOf(after, 'asked twice')))).toBe('ok');
  });

  it('a QR code was shown, it can be scanned', async () => {
    const account = await newAccount();
    const before = await connect();
    const token = await shownToken(before);
    const after = await killed(before);
    await scan(account.userId, token);
    expect(await exportToken(after)).toMatchObject({ className: 'auth.LoginTokenSuccess' });
    expect(await idOf(after)).toBe(account.userId);
  });

  it('the scan, the client fetches its login, and once', async () => {
    const account = await newAccount();
    const before = await connect();
    await scan(account.userId, await shownToken(before));
    const after = await killed(before);
    expect(await exportToken(after)).toMatchObject({ className: 'auth.LoginTokenSuccess' });
    await after.invoke(new Api.auth.LogOut());
    const later = await killed(after);
    expect(await exportToken(later)).toMatchObject({ className: 'auth.LoginToken' });
  });

  it('the scan of somebody with a two-step password, it still asks for that', async () => {
    const account = await newAccount({ password: 'after the scan' });
    const before = await connect();
    await scan(account.userId, await shownToken(before));
    expect(await errorOf(exportToken(before))).toBe('SESSION_PASSWORD_NEEDED');
    const after = await killed(before);
    expect(await errorOf(exportToken(after))).toBe('SESSION_PASSWORD_NEEDED');
    expect(await errorOf(after.invoke(await proofOf(after, 'after the scan')))).toBe('ok');
  });

  it('the login, the list of sessions is as it was, and who was ended stays ended', async () => {
    const account = await newAccount();
    const first = await connect();
    await logIn(first, account, control);
    await control.advanceClock(25 * 3_600_000);
    const ended = await connect();
    await logIn(ended, account, control);
    const endedSession = savedSession(ended);
    await ended.destroy();
    const sessions = async () => await control.request<object>('GET', `/accounts/${account.userId}/sessions`);
    const { authorizations } = await first.invoke(new Api.account.GetAuthorizations());
    const [other] = authorizations.filter(({ current }) => !current);
    if (!other) throw new Error('there is no other session');
    await first.invoke(new Api.account.ResetAuthorization({ hash: other.hash }));
    await first.updateTwoFaSettings({ newPassword: 'set before', hint: 'kept' });
    const before = await sessions();
    const after = await killed(first);
    expect(await sessions()).toEqual(before);
    expect(await idOf(after)).toBe(account.userId);
    expect(await errorOf((await connect(endedSession)).getMe())).toBe('AUTH_KEY_UNREGISTERED');
    expect(await after.invoke(new Api.account.GetPassword())).toMatchObject({
      hasPassword: true,
      hint: 'kept',
    });
  });
});

describe('killed before the answer arrives', () => {
  /** Makes a call that is executed and never answered, and kills the sandbox once it was. */
  async function killedUnanswered<Request extends Api.AnyRequest>(client: TelegramClient, call: Request) {
    const method = methodOf(call);
    const before = (await control.record(`method=${method}`)).items.length;
    await control.addFault({ method, dropAnswer: true, count: 1 });
    client.invoke(call).catch(() => 'the answer never comes');
    await expect
      .poll(async () => (await control.record(`method=${method}`)).items.length, { timeout: 10_000 })
      .toBe(before + 1);
    return killed(client);
  }
  /** As Telegram writes it: auth.SignIn is auth.signIn. */
  const methodOf = ({ className }: Api.AnyRequest) =>
    className.replace(/\.(.)/, (_dot, first: string) => `.${first.toLowerCase()}`);

  it('to a code, the client is logged in, and the code is used', async () => {
    const account = await newAccount();
    const before = await connect();
    const phoneCodeHash = await requestCode(before, account.phone);
    const phoneCode = await control.newestCode(account.userId);
    const call = new Api.auth.SignIn({ phoneNumber: account.phone, phoneCodeHash, phoneCode });
    const after = await killedUnanswered(before, call);
    expect(await idOf(after)).toBe(account.userId);
    expect(await errorOf(after.invoke(call))).toBe('PHONE_CODE_EXPIRED');
  });

  it('to a password, the client is logged in, and the same proof proves nothing twice', async () => {
    const account = await newAccount({ password: 'proven' });
    const before = await connect();
    await errorOf(logIn(before, account, control));
    const call = await proofOf(before, 'proven');
    const after = await killedUnanswered(before, call);
    expect(await idOf(after)).toBe(account.userId);
    expect(await errorOf(after.invoke(call))).toBe('SRP_ID_INVALID');
  });

  it('to a scanned token, the client asks again and has its login', async () => {
    const account = await newAccount();
    const before = await connect();
    await scan(account.userId, await shownToken(before));
    const call = new Api.auth.ExportLoginToken({ apiId: 1, apiHash: 'hash', exceptIds: [] });
    const after = await killedUnanswered(before, call);
    expect(await exportToken(after)).toMatchObject({ className: 'auth.LoginTokenSuccess' });
    expect(await idOf(after)).toBe(account.userId);
  });

  it('to a new password, it is set', async () => {
    const account = await newAccount();
    const before = await connect();
    await logIn(before, account, control);
    await control.addFault({ method: 'account.updatePasswordSettings', dropAnswer: true, count: 1 });
    before.updateTwoFaSettings({ newPassword: 'nobody said so' }).catch(() => 'the answer never comes');
    const record = () => control.record(`method=account.updatePasswordSettings&accountId=${account.userId}`);
    await expect.poll(async () => (await record()).items.length, { timeout: 10_000 }).toBe(1);
    const after = await killed(before);
    expect(await after.invoke(new Api.account.GetPassword())).toMatchObject({ hasPassword: true });
    expect(await errorOf(after.invoke(await proofOf(after, 'nobody said so')))).toBe('ok');
  });
});
