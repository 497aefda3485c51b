import { Api, type TelegramClient } from 'telegram';
import { describe, expect, it } from 'vitest';
import { useSandbox } from './fixture.ts';
import { errorOf, logIn, requestCode, savedSession } from './gramjs-client.ts';

const telegram = useSandbox({ patience: true });
const DAY_MS = 86_400_000;

const resolve = (client: TelegramClient) =>
  errorOf(client.invoke(new Api.contacts.ResolveUsername({ username: 'startups_chat_2' })));
async function untilRefused(call: () => Promise<string>): Promise<string> {
  for (let calls = 0; calls < 100; calls++) {
    const answer = await call();
    if (answer !== 'ok') return answer;
  }
  return 'never refused';
}

describe('a client that hurries', () => {
  it('has to wait, whichever of its sessions it uses, until the world’s time has come or it is forgiven', async () => {
    const { client, account } = await telegram.newUser();
    expect(await untilRefused(() => resolve(client))).toBe('FLOOD_WAIT_14');
    const second = await telegram.logIn(account);
    expect(await resolve(second)).toMatch(/^FLOOD_WAIT_1[34]$/);
    await telegram.control.advanceClock(14_000);
    expect(await resolve(client)).toBe('ok');

    expect(await untilRefused(() => resolve(client))).toBe('FLOOD_WAIT_38');
    const { trouble } = await telegram.control.request<{ trouble: object[] }>('GET', '/patience');
    expect(trouble).toEqual([
      expect.objectContaining({
        who: account.userId,
        rule: 'resolving',
        error: expect.stringMatching(/FLOOD_WAIT/),
      }),
    ]);
    await telegram.control.request('POST', '/patience/forgive', { accountId: account.userId });
    expect(await resolve(client)).toBe('ok');
  });

  it('gets PEER_FLOOD when it adds one after another, for a day, also over a restart', async () => {
    const { client, account } = await telegram.newUser({ registeredDaysAgo: 0 });
    const chat = await telegram.control.createChat({
      kind: 'supergroup',
      title: 'Pushed',
      username: 'pushed_group',
      creatorUserId: account.userId,
    });
    let invitees = 0;
    const invite = async (as: TelegramClient) => {
      const username = `pushed_person_${++invitees}`;
      await telegram.newAccount({ username });
      const channel = await as.getInputEntity('pushed_group');
      const user = await as.getInputEntity(username);
      return errorOf(as.invoke(new Api.channels.InviteToChannel({ channel, users: [user] })));
    };
    expect(await untilRefused(() => invite(client))).toBe('PEER_FLOOD');
    expect((await telegram.control.members(chat.chatId)).total).toBe(9);

    const session = savedSession(client);
    await client.destroy();
    await telegram.restart();
    const again = await telegram.connect({ session });
    expect(await invite(again)).toBe('PEER_FLOOD');
    await telegram.control.advanceClock(DAY_MS + 1_000);
    expect(await invite(again)).toBe('ok');
  });

  it('gets PEER_FLOOD also for adding people by founding groups or making them admins', async () => {
    let invitees = 0;
    const newPeople = async (as: TelegramClient, count: number) => {
      const people: Api.TypeInputPeer[] = [];
      for (let person = 0; person < count; person++) {
        const username = `brought_in_${++invitees}`;
        await telegram.newAccount({ username });
        people.push(await as.getInputEntity(username));
      }
      return people;
    };
    const founder = await telegram.newUser({ registeredDaysAgo: 0 });
    const users = await newPeople(founder.client, 9);
    const found = founder.client.invoke(new Api.messages.CreateChat({ users, title: 'All at once' }));
    expect(await errorOf(found)).toBe('PEER_FLOOD');

    const owner = await telegram.newUser({ registeredDaysAgo: 0 });
    await telegram.control.createChat({
      kind: 'supergroup',
      title: 'Admins',
      username: 'group_of_admins',
      creatorUserId: owner.account.userId,
    });
    const channel = await owner.client.getInputEntity('group_of_admins');
    const adminRights = new Api.ChatAdminRights({ inviteUsers: true });
    const promote = (userId: Api.TypeEntityLike) =>
      errorOf(owner.client.invoke(new Api.channels.EditAdmin({ channel, userId, adminRights, rank: '' })));
    const [first = '', ...others] = await newPeople(owner.client, 10);
    for (let time = 0; time < 10; time++) expect(await promote(first)).toBe('ok');
    const answers: string[] = [];
    for (const person of others) answers.push(await promote(person));
    expect(answers).toContain('PEER_FLOOD');
  });

  it('is asked to stop asking for codes', async () => {
    const { phone } = await telegram.newAccount();
    const client = await telegram.connect();
    expect(await untilRefused(() => errorOf(requestCode(client, phone)))).toBe('PHONE_NUMBER_FLOOD');
    await telegram.control.advanceClock(3_600_000);
    expect(await errorOf(requestCode(client, phone))).toBe('ok');
  });

  it('is left alone when patience is switched off, and is told about a rule that does not exist', async () => {
    await telegram.control.request('PUT', '/patience', { rules: { resolving: false } });
    const { client } = await telegram.newUser();
    expect(await untilRefused(() => resolve(client))).toBe('never refused');
    await telegram.control.request('PUT', '/patience', { rules: { resolving: true } });
    expect(await untilRefused(() => resolve(client))).toBe('FLOOD_WAIT_14');
    const wrong = telegram.control.request('PUT', '/patience', { rules: { hurry: false } });
    await expect(wrong).rejects.toThrow(/no rule "hurry"/);
  });
});

describe('who guesses a code', () => {
  it('five times may not guess on', async () => {
    const account = await telegram.newAccount();
    const client = await telegram.connect();
    const phoneCodeHash = await requestCode(client, account.phone);
    const right = await telegram.control.newestCode(account.userId);
    const phoneCode = right === '00000' ? '11111' : '00000';
    const guess = () =>
      errorOf(client.invoke(new Api.auth.SignIn({ phoneNumber: account.phone, phoneCodeHash, phoneCode })));
    const answers: string[] = [];
    for (let guesses = 0; guesses < 6; guesses++) answers.push(await guess());
    expect(answers).toEqual([...Array(5).fill('PHONE_CODE_INVALID'), 'PHONE_PASSWORD_FLOOD']);
    await telegram.control.advanceClock(3_600_000);
    await logIn(client, account, telegram.control);
    expect(await client.isUserAuthorized()).toBe(true);
  });
});
