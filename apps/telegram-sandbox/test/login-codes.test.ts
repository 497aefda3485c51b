import { Api } from 'telegram';
import { describe, expect, it } from 'vitest';
import { awaitedUpdates } from './awaited-updates.ts';
import type { Account } from './control-client.ts';
import { useSandbox } from './fixture.ts';
import { errorOf, requestCode } from './gramjs-client.ts';

const telegram = useSandbox();
const settings = new Api.CodeSettings({});

const otherThan = (code: string) => (code === '00000' ? '11111' : '00000');

/** A client that asked for a code and has not entered it yet. */
async function askedForCode(account?: Account) {
  const { phone: phoneNumber, userId } = account ?? (await telegram.newAccount());
  const client = await telegram.connect();
  const phoneCodeHash = await requestCode(client, phoneNumber);
  return {
    client,
    phoneNumber,
    phoneCodeHash,
    arrived: () => telegram.control.newestCode(userId),
    enter: (phoneCode: string) =>
      errorOf(client.invoke(new Api.auth.SignIn({ phoneNumber, phoneCodeHash, phoneCode }))),
    resend: () => client.invoke(new Api.auth.ResendCode({ phoneNumber, phoneCodeHash })),
  };
}

describe('a code', () => {
  it('has expired after five wrong ones, also for who then enters the right one', async () => {
    const login = await askedForCode();
    const code = await login.arrived();
    for (let tries = 0; tries < 5; tries++) {
      expect(await login.enter(otherThan(code))).toBe('PHONE_CODE_INVALID');
    }
    expect(await login.enter(code)).toBe('PHONE_CODE_EXPIRED');
  });

  it('is replaced by the one that is sent again, and begins with as many tries', async () => {
    const login = await askedForCode();
    const first = await login.arrived();
    await login.enter(otherThan(first));
    await login.resend();
    const second = await login.arrived();
    if (first !== second) expect(await login.enter(first)).toBe('PHONE_CODE_INVALID');
    expect(await login.enter(second)).toBe('ok');
  });

  it('can be entered only by the client that asked for it', async () => {
    const { phoneNumber, phoneCodeHash, arrived } = await askedForCode();
    const other = await telegram.connect();
    const phoneCode = await arrived();
    const signIn = new Api.auth.SignIn({ phoneNumber, phoneCodeHash, phoneCode });
    expect(await errorOf(other.invoke(signIn))).toBe('PHONE_CODE_EXPIRED');
  });

  it('needs the hash that was given with it', async () => {
    const { client, phoneNumber, arrived } = await askedForCode();
    const phoneCode = await arrived();
    const enter = (phoneCodeHash: string) =>
      errorOf(client.invoke(new Api.auth.SignIn({ phoneNumber, phoneCodeHash, phoneCode })));
    expect(await enter('')).toBe('PHONE_CODE_HASH_EMPTY');
    expect(await enter('another')).toBe('PHONE_CODE_EXPIRED');
  });

  it('goes by the next way each time until there is none left', async () => {
    const { account } = await telegram.newUser();
    const login = await askedForCode(account);
    expect(await login.resend()).toMatchObject({
      type: { className: 'auth.SentCodeTypeSms' },
      nextType: { className: 'auth.CodeTypeCall' },
    });
    const last = await login.resend();
    expect(last).toMatchObject({ type: { className: 'auth.SentCodeTypeCall' } });
    expect(last).toHaveProperty('nextType', null);
    expect(await errorOf(login.resend())).toBe('SEND_CODE_UNAVAILABLE');
    expect(await login.enter(await login.arrived())).toBe('ok');
  });

  it('arrives in the app of who is logged in elsewhere, as a message of Telegram', async () => {
    const { account, client } = await telegram.newUser();
    const updates = awaitedUpdates(client);
    const login = await askedForCode(account);
    const code = await login.arrived();
    const { message } = await updates.first(Api.UpdateNewMessage);
    expect(message).toMatchObject({ message: expect.stringMatching(`^Login code: ${code}\\b`) });
    expect(message).toMatchObject({ peerId: { userId: expect.objectContaining({ value: 777_000n }) } });
    const [dialog] = await client.getDialogs({});
    expect([dialog?.title, dialog?.message?.message.includes(code)]).toEqual(['Telegram', true]);
  });

  it('does not arrive in the app once it goes by SMS', async () => {
    const { account, client } = await telegram.newUser();
    const login = await askedForCode(account);
    await login.resend();
    const [dialog] = await client.getDialogs({});
    const messages = await client.getMessages(dialog?.inputEntity, { limit: 10 });
    expect(messages).toHaveLength(1);
  });
});

describe('a code that its owner sends to anybody', () => {
  it('is worthless from then on, unless it is disguised', async () => {
    const { account, client } = await telegram.newUser();
    const disguised = await askedForCode(account);
    const secret = await disguised.arrived();
    await client.sendMessage('me', { message: secret.split('').join('a') });
    expect(await disguised.enter(secret)).toBe('ok');
    const told = await askedForCode(account);
    const code = await told.arrived();
    await client.sendMessage('me', { message: `it is ${code}, please help` });
    expect(await told.enter(code)).toBe('PHONE_CODE_EXPIRED');
  });
});

describe('asking for a code', () => {
  const sendCode = (fields: Partial<Api.auth.SendCode>) =>
    new Api.auth.SendCode({ phoneNumber: '+15550001', apiId: 1, apiHash: 'hash', settings, ...fields });

  it('is refused to an application that does not say which it is', async () => {
    const client = await telegram.connect();
    expect(await errorOf(client.invoke(sendCode({ apiId: 0 })))).toBe('API_ID_INVALID');
    expect(await errorOf(client.invoke(sendCode({ apiHash: '' })))).toBe('API_ID_INVALID');
    const query = new Api.help.GetNearestDc();
    const init = new Api.InitConnection({
      apiId: 0,
      deviceModel: 'd',
      systemVersion: 's',
      appVersion: 'a',
      systemLangCode: 'en',
      langPack: '',
      langCode: 'en',
      query,
    });
    expect(await errorOf(client.invoke(init))).toBe('CONNECTION_API_ID_INVALID');
  });

  it('leads nobody to an account who has none: nobody can sign up', async () => {
    const client = await telegram.connect();
    const phoneNumber = '+49 30 9999998';
    const phoneCodeHash = await requestCode(client, phoneNumber);
    const signUp = (number: string) =>
      new Api.auth.SignUp({ phoneNumber: number, phoneCodeHash, firstName: 'New', lastName: '' });
    expect(await errorOf(client.invoke(signUp(phoneNumber)))).toBe('UPDATE_APP_TO_LOGIN');
    const { phone } = await telegram.newAccount();
    const taken = new Api.auth.SignUp({
      phoneNumber: phone,
      phoneCodeHash: await requestCode(client, phone),
      firstName: 'New',
      lastName: '',
    });
    expect(await errorOf(client.invoke(taken))).toBe('PHONE_NUMBER_OCCUPIED');
  });
});
