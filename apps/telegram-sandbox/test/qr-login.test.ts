import { Api, type TelegramClient } from 'telegram';
import { returnBigInt } from 'telegram/Helpers.js';
import { computeCheck } from 'telegram/Password.js';
import { describe, expect, it } from 'vitest';
import { SandboxRefusal } from '../src/client/index.ts';
import { awaitedUpdates } from './awaited-updates.ts';
import { useSandbox } from './fixture.ts';
import { errorOf } from './gramjs-client.ts';

const telegram = useSandbox();
const SECOND_MS = 1_000;

const exportToken = (client: TelegramClient, exceptIds: string[] = []) =>
  client.invoke(
    new Api.auth.ExportLoginToken({ apiId: 1, apiHash: 'hash', exceptIds: exceptIds.map(returnBigInt) }),
  );

/** The token a client shows next. */
async function shown(client: TelegramClient, exceptIds?: string[]): Promise<Buffer> {
  const exported = await exportToken(client, exceptIds);
  if (!(exported instanceof Api.auth.LoginToken)) throw new Error(`${exported.className}, no token`);
  return exported.token;
}

const accept = (client: TelegramClient, token: Buffer) =>
  client.invoke(new Api.auth.AcceptLoginToken({ token }));

const scan = (userId: string, body: { token: string } | { url: string }) =>
  telegram.control.request<{ sessionHash: string }>('POST', `/accounts/${userId}/qr-logins`, body);

/** The title of the problem a scan ends with; `ok` if it ends well. */
async function scanRefusal(userId: string, token: Buffer): Promise<string> {
  try {
    await scan(userId, { token: token.toString('base64url') });
    return 'ok';
  } catch (error) {
    if (error instanceof SandboxRefusal) return error.message;
    throw error;
  }
}

describe('a login by QR code', () => {
  it('is accepted by another session of the user, whose client then fetches it', async () => {
    const { client: phone, account } = await telegram.newUser();
    const client = await telegram.connect();
    const updates = awaitedUpdates(client);
    const token = await shown(client);
    const session = await accept(phone, token);
    expect(session).toMatchObject({ className: 'Authorization', current: false, apiId: 1 });
    await updates.first(Api.UpdateLoginToken);
    const success = await exportToken(client);
    expect(success).toMatchObject({ authorization: { user: { phone: account.phone } } });
    expect((await client.getMe()).id.toString()).toBe(account.userId);
    const { authorizations } = await client.invoke(new Api.account.GetAuthorizations());
    expect(authorizations).toHaveLength(2);
    const listed = await phone.invoke(new Api.account.GetAuthorizations());
    expect(listed.authorizations.map(({ hash }) => hash.toString())).toContain(session.hash.toString());
  });

  it('is heard of with the next code alone where the update that tells of its scan is lost', async () => {
    const { client: phone, account } = await telegram.newUser();
    const client = await telegram.connect();
    const updates = awaitedUpdates(client);
    const token = await shown(client);
    await telegram.control.addFault({ update: 'lose', updateType: 'updateLoginToken', count: 1 });
    await accept(phone, token);
    // Answered on the connection on which the update would have come before.
    expect(await exportToken(client)).toMatchObject({ authorization: { user: { phone: account.phone } } });
    expect(updates.seen.filter(update => update instanceof Api.UpdateLoginToken)).toEqual([]);
  });

  it('is scanned by a phone that no client plays, by token or by what the code contains', async () => {
    const account = await telegram.newAccount();
    for (const bodyOf of [
      (token: string) => ({ token }),
      (token: string) => ({ url: `tg://login?token=${token}` }),
    ]) {
      const client = await telegram.connect();
      const token = (await shown(client)).toString('base64url');
      const { items } = await telegram.control.request<{ items: { token: string }[] }>('GET', '/qr-logins');
      expect(items.map(item => item.token)).toContain(token);
      await scan(account.userId, bodyOf(token));
      expect(await exportToken(client)).toMatchObject({ className: 'auth.LoginTokenSuccess' });
      expect((await client.getMe()).id.toString()).toBe(account.userId);
    }
    const waiting = await telegram.control.request<{ items: unknown[] }>('GET', '/qr-logins');
    expect(waiting.items).toEqual([]);
  });

  it('needs the two-step password of who has one, and says so until it is given', async () => {
    const account = await telegram.newAccount({ password: 'second step' });
    const client = await telegram.connect();
    await scan(account.userId, { token: (await shown(client)).toString('base64url') });
    expect(await errorOf(exportToken(client))).toBe('SESSION_PASSWORD_NEEDED');
    expect(await errorOf(exportToken(client))).toBe('SESSION_PASSWORD_NEEDED');
    const password = await computeCheck(await client.invoke(new Api.account.GetPassword()), 'second step');
    await client.invoke(new Api.auth.CheckPassword({ password }));
    expect((await client.getMe()).id.toString()).toBe(account.userId);
  });

  it('is fetched again by a client that lost the answer, and not by one that logged out', async () => {
    const account = await telegram.newAccount();
    const client = await telegram.connect();
    await scan(account.userId, { token: (await shown(client)).toString('base64url') });
    expect(await exportToken(client)).toMatchObject({ className: 'auth.LoginTokenSuccess' });
    expect(await exportToken(client)).toMatchObject({ className: 'auth.LoginTokenSuccess' });
    await client.invoke(new Api.auth.LogOut());
    expect(await exportToken(client)).toMatchObject({ className: 'auth.LoginToken' });
  });

  it('cannot begin for an application that does not say which it is', async () => {
    const client = await telegram.connect();
    const call = new Api.auth.ExportLoginToken({ apiId: 0, apiHash: 'hash', exceptIds: [] });
    expect(await errorOf(client.invoke(call))).toBe('API_ID_INVALID');
  });
});

describe('a token', () => {
  it('expires after 30 seconds and is replaced by every new one', async () => {
    const { client: phone, account } = await telegram.newUser();
    const client = await telegram.connect();
    const exported = await exportToken(client);
    if (!(exported instanceof Api.auth.LoginToken)) throw new Error('no token');
    expect(exported.expires - telegram.sandbox.clock.seconds()).toBeGreaterThan(28);
    await telegram.control.advanceClock(31 * SECOND_MS);
    expect(await errorOf(accept(phone, exported.token))).toBe('AUTH_TOKEN_EXPIRED');
    expect(await scanRefusal(account.userId, exported.token)).toMatch(/show a new one/);

    const replaced = await shown(client);
    const newest = await shown(client);
    expect(await errorOf(accept(phone, replaced))).toBe('AUTH_TOKEN_EXPIRED');
    expect(await errorOf(accept(phone, newest))).toBe('ok');
  });

  it('is accepted once, by the first account', async () => {
    const { client: phone } = await telegram.newUser();
    const { client: second, account } = await telegram.newUser();
    const client = await telegram.connect();
    const token = await shown(client);
    await accept(phone, token);
    expect(await errorOf(accept(second, token))).toBe('AUTH_TOKEN_ALREADY_ACCEPTED');
    expect(await scanRefusal(account.userId, token)).toMatch(/scanned before/);
    await exportToken(client);
    expect((await client.getMe()).id.toString()).toBe((await phone.getMe()).id.toString());
  });

  it('is nobody’s if no client has shown it', async () => {
    const { client: phone, account } = await telegram.newUser();
    const token = Buffer.from('made up by nobody');
    expect(await errorOf(accept(phone, token))).toBe('AUTH_TOKEN_INVALID');
    expect(await scanRefusal(account.userId, token)).toMatch(/No client has shown this code/);
    const wrong = scan(account.userId, { url: 'https://t.me/login' });
    await expect(wrong).rejects.toThrow(/tg:\/\/login/);
  });

  it('is not accepted by an account the client has already', async () => {
    const { client: phone, account } = await telegram.newUser();
    const client = await telegram.connect();
    const token = await shown(client, [account.userId]);
    expect(await errorOf(accept(phone, token))).toBe('AUTH_TOKEN_EXCEPTION');
  });

  it('leads nowhere once the client has logged in otherwise', async () => {
    const { account, client: phone } = await telegram.newUser();
    const { phone: phoneNumber, userId } = await telegram.newAccount();
    const client = await telegram.connect();
    const token = await shown(client);
    const phoneCodeHash = (await client.sendCode({ apiId: 1, apiHash: 'hash' }, phoneNumber)).phoneCodeHash;
    const phoneCode = await telegram.control.newestCode(userId);
    await client.invoke(new Api.auth.SignIn({ phoneNumber, phoneCodeHash, phoneCode }));
    expect(await errorOf(accept(phone, token))).toBe('AUTH_TOKEN_EXPIRED');
    expect(await scanRefusal(account.userId, token)).toMatch(/expired/);
  });

  it('that was accepted is void when it is fetched too late or by then banned', async () => {
    const late = await telegram.newAccount();
    const client = await telegram.connect();
    await scan(late.userId, { token: (await shown(client)).toString('base64url') });
    await telegram.control.advanceClock(6 * 60 * SECOND_MS);
    expect(await exportToken(client)).toMatchObject({ className: 'auth.LoginToken' });

    const banned = await telegram.newAccount();
    await scan(banned.userId, { token: (await shown(client)).toString('base64url') });
    await telegram.control.request('POST', `/accounts/${banned.userId}/ban`);
    expect(await exportToken(client)).toMatchObject({ className: 'auth.LoginToken' });
    expect(await scanRefusal(banned.userId, await shown(client))).toMatch(/banned/);
  });
});

describe('a login by QR code of somebody at home in another data centre', () => {
  /** Follows the answer to the other data centre, as every client has to. */
  async function migrate(client: TelegramClient): Promise<Buffer> {
    const answer = await exportToken(client);
    if (!(answer instanceof Api.auth.LoginTokenMigrateTo)) throw new Error(answer.className);
    expect(answer.dcId).toBe(2);
    await client._switchDC(answer.dcId);
    return answer.token;
  }
  const importToken = (client: TelegramClient, token: Buffer) =>
    client.invoke(new Api.auth.ImportLoginToken({ token }));

  it('is fetched there', async () => {
    const account = await telegram.newAccount({ dcId: 2 });
    const client = await telegram.connect();
    await scan(account.userId, { token: (await shown(client)).toString('base64url') });
    const token = await migrate(client);
    expect(await importToken(client, token)).toMatchObject({ className: 'auth.LoginTokenSuccess' });
    expect((await client.getMe()).id.toString()).toBe(account.userId);
    const other = await telegram.connect();
    expect(await errorOf(importToken(other, token))).toBe('AUTH_TOKEN_ALREADY_ACCEPTED');
  });

  it('needs the two-step password there', async () => {
    const account = await telegram.newAccount({ dcId: 2, password: 'far away' });
    const client = await telegram.connect();
    await scan(account.userId, { token: (await shown(client)).toString('base64url') });
    const token = await migrate(client);
    expect(await errorOf(importToken(client, token))).toBe('SESSION_PASSWORD_NEEDED');
    const password = await computeCheck(await client.invoke(new Api.account.GetPassword()), 'far away');
    await client.invoke(new Api.auth.CheckPassword({ password }));
    expect((await client.getMe()).id.toString()).toBe(account.userId);
  });

  it('is not to be had with a token that nobody scanned, nor too late', async () => {
    const account = await telegram.newAccount({ dcId: 2 });
    const client = await telegram.connect();
    const token = await shown(client);
    expect(await errorOf(importToken(client, token))).toBe('AUTH_TOKEN_INVALID');
    expect(await errorOf(importToken(client, Buffer.from('nobody’s')))).toBe('AUTH_TOKEN_INVALID');
    await scan(account.userId, { token: token.toString('base64url') });
    await telegram.control.advanceClock(6 * 60 * SECOND_MS);
    expect(await errorOf(importToken(client, token))).toBe('AUTH_TOKEN_EXPIRED');
  });
});
