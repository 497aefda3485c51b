import { Api, type TelegramClient } from 'telegram';
import { describe, expect, it } from 'vitest';
import { useSandbox } from './fixture.ts';
import { errorOf, requestCode } from './gramjs-client.ts';

const telegram = useSandbox({ patience: true });
const resolve = (client: TelegramClient, username: string) =>
  errorOf(client.invoke(new Api.contacts.ResolveUsername({ username })));

describe('the record', () => {
  it('says of an error whether a fault, patience or this Telegram itself is behind it', async () => {
    const { client, account } = await telegram.newUser();
    const method = 'contacts.resolveUsername';
    const fault = await telegram.control.addFault({
      ...{ accountId: account.userId, method, error: 'FLOOD_WAIT_3', count: 1 },
    });
    expect(await resolve(client, 'nobody_is_called_so')).toBe('FLOOD_WAIT_3');
    expect(await resolve(client, 'nobody_is_called_so')).toMatch(/^FLOOD_WAIT_/);
    await telegram.control.advanceClock(3_000);
    expect(await resolve(client, 'nobody_is_called_so')).toBe('USERNAME_NOT_OCCUPIED');
    for (let calls = 0; calls < 35; calls++) await resolve(client, 'nobody_is_called_so');
    await telegram.restart();
    const { items } = await telegram.control.record(`accountId=${account.userId}&method=${method}`);
    const causes = items.map(({ outcome, causedBy }) => ({ outcome, causedBy }));
    const byFault = { kind: 'fault', name: fault.id };
    expect(causes[0]).toEqual({ outcome: 'FLOOD_WAIT_3', causedBy: byFault });
    expect(causes[1]).toMatchObject({ causedBy: byFault });
    expect(causes[2]).toEqual({ outcome: 'USERNAME_NOT_OCCUPIED', causedBy: undefined });
    expect(causes.at(-1)).toEqual({
      outcome: expect.stringMatching(/^FLOOD_WAIT_/),
      causedBy: { kind: 'patience', name: 'resolving' },
    });
  });
});

describe('trouble', () => {
  const trouble = async () =>
    (await telegram.control.request<{ trouble: object[] }>('GET', '/patience')).trouble;

  it('is also a number that asked for too many codes, until there is another one, or its owner is forgiven', async () => {
    const account = await telegram.newAccount();
    const client = await telegram.connect();
    const ask = () => errorOf(requestCode(client, account.phone));
    const flood = async () => {
      for (let calls = 0; calls < 10; calls++) if ((await ask()) === 'PHONE_NUMBER_FLOOD') return;
      throw new Error('never refused');
    };
    await flood();
    const found = { who: account.phone, rule: 'codes-an-hour', error: 'PHONE_NUMBER_FLOOD' };
    expect(await trouble()).toContainEqual(expect.objectContaining(found));
    await telegram.control.request('POST', '/patience/forgive', { accountId: account.userId });
    expect(await trouble()).not.toContainEqual(expect.objectContaining(found));
    expect(await ask()).toBe('ok');
    await flood();
    await telegram.control.request('POST', '/patience/forgive', { phone: account.phone });
    expect(await ask()).toBe('ok');
    await flood();
    await telegram.control.advanceClock(3_600_000 / 5);
    expect(await trouble()).not.toContainEqual(expect.objectContaining(found));
    expect(await ask()).toBe('ok');
  });

  it('is ended for everybody without a body, and for nobody who is not there', async () => {
    const { client } = await telegram.newUser();
    for (let calls = 0; calls < 40; calls++) await resolve(client, 'nobody_is_called_so');
    expect(await trouble()).not.toEqual([]);
    const nobody = telegram.control.request('POST', '/patience/forgive', { accountId: '5' });
    await expect(nobody).rejects.toThrow(/404.*no person 5/);
    await telegram.control.request('POST', '/patience/forgive');
    expect(await trouble()).toEqual([]);
  });
});
