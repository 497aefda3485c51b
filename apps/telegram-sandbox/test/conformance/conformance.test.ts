import { afterEach, describe, expect, it } from 'vitest';
import { privacyRule } from '../../src/world/privacy.ts';
import type { Account, NewAccount } from '../control-client.ts';
import { useSandbox } from '../fixture.ts';
import { gramjs } from './gramjs.ts';
import { mtcute } from './mtcute.ts';
import { CallRefused, type ConnectedClient, type PublishedClient } from './published-client.ts';
import { telethon } from './telethon.ts';

// One suite for every published client, unpatched: what holds for one of them holds for Telegram's protocol, not
// for the habits of one library. A client that is not installed here is skipped, never passed.

const telegram = useSandbox();
const { control } = telegram;
const MINUTE_MS = 60_000;

const connected: ConnectedClient[] = [];
afterEach(async () => {
  await Promise.all(connected.splice(0).map(client => client.close()));
});

async function connect(published: PublishedClient, session?: string): Promise<ConnectedClient> {
  const client = await published.connect(await control.server(), session);
  connected.push(client);
  return client;
}

async function enterCode(client: ConnectedClient, account: Account): Promise<void> {
  const codeHash = await client.requestCode(account.phone);
  await client.signIn(account.phone, codeHash, await control.newestCode(account.userId));
}

async function newUser(published: PublishedClient, fields?: Partial<NewAccount>) {
  const account = await telegram.newAccount(fields);
  const client = await connect(published);
  await enterCode(client, account);
  return { account, client };
}

async function errorOf(call: Promise<unknown>): Promise<string> {
  try {
    await call;
    return 'ok';
  } catch (error) {
    if (error instanceof CallRefused) return error.message;
    throw error;
  }
}

/** The username of somebody generated who shows a photo. */
function personWithPhoto(homeDc: number): string {
  const { people } = telegram.sandbox.world;
  for (let index = 0; index < people.generatedCount; index++) {
    const person = people.get(people.generatedIdAt(index));
    const visible = person?.hasPhoto && privacyRule(person.privacy, 'photo').audience === 'everybody';
    if (visible && person.username && person.homeDc === homeDc && !person.deleted) return person.username;
  }
  throw new Error(`nobody at home at data centre ${homeDc} has a photo`);
}

let names = 0;
const newName = (what: string) => `${what}_${++names}`;

for (const published of [gramjs, mtcute, telethon]) {
  describe.skipIf(!published.installed)(`${published.name} (layer ${published.layer})`, () => {
    describe('logging in', () => {
      it('works with the code that arrived on the phone', async () => {
        const username = newName('ada');
        const { client, account } = await newUser(published, { firstName: 'Вера', username });
        expect(await client.me()).toEqual({ id: account.userId, firstName: 'Вера', username });
      });

      it('is refused by name with a wrong and an expired code', async () => {
        const account = await telegram.newAccount();
        const client = await connect(published);
        const codeHash = await client.requestCode(account.phone);
        const code = await control.newestCode(account.userId);
        const wrong = code === '00000' ? '11111' : '00000';
        expect(await errorOf(client.signIn(account.phone, codeHash, wrong))).toBe('PHONE_CODE_INVALID');
        await control.advanceClock(6 * MINUTE_MS);
        expect(await errorOf(client.signIn(account.phone, codeHash, code))).toBe('PHONE_CODE_EXPIRED');
      });

      it('asks for the two-step password, and takes the right one only', async () => {
        const account = await telegram.newAccount({ password: 'correct horse' });
        const client = await connect(published);
        expect(await errorOf(enterCode(client, account))).toBe('SESSION_PASSWORD_NEEDED');
        expect(await errorOf(client.checkPassword('battery staple'))).toBe('PASSWORD_HASH_INVALID');
        await client.checkPassword('correct horse');
        expect((await client.me()).id).toBe(account.userId);
      });

      it('by QR lets in who is let in by another session', async () => {
        const phone = await newUser(gramjs);
        const client = await connect(published);
        await client.logInByQr(token => void phone.client.acceptLoginToken(token));
        expect((await client.me()).id).toBe(phone.account.userId);
      });

      it('takes an account to the data centre where it is at home', async () => {
        const { client, account } = await newUser(published, { dcId: 2 });
        expect((await client.me()).id).toBe(account.userId);
      });

      it('by QR does so too', async () => {
        const phone = await newUser(gramjs, { dcId: 2 });
        const client = await connect(published);
        await client.logInByQr(token => void phone.client.acceptLoginToken(token));
        expect((await client.me()).id).toBe(phone.account.userId);
      });

      it('by QR asks for the two-step password as well', async () => {
        const account = await telegram.newAccount({ password: 'correct horse' });
        const phone = await connect(gramjs);
        expect(await errorOf(enterCode(phone, account))).toBe('SESSION_PASSWORD_NEEDED');
        await phone.checkPassword('correct horse');
        const client = await connect(published);
        const scanned = client.logInByQr(token => void phone.acceptLoginToken(token));
        expect(await errorOf(scanned)).toBe('SESSION_PASSWORD_NEEDED');
        await client.checkPassword('correct horse');
        expect((await client.me()).id).toBe(account.userId);
      });

      it('of somebody else by QR is let in by this client', async () => {
        const { client, account } = await newUser(published);
        const other = await connect(gramjs);
        await other.logInByQr(token => void client.acceptLoginToken(token));
        expect((await other.me()).id).toBe(account.userId);
      });

      it('ends by logging out', async () => {
        const { client } = await newUser(published);
        await client.logOut();
        expect(await errorOf(client.resolve('startups_chat_2'))).toBe('AUTH_KEY_UNREGISTERED');
      });
    });

    describe('reading', () => {
      it('resolves people and groups by username, and says whom nobody is', async () => {
        const { client } = await newUser(published);
        const username = newName('friend');
        const friend = await telegram.newAccount({ username, firstName: 'Zoë' });
        expect(await client.resolve(username)).toEqual({ id: friend.userId, name: 'Zoë' });
        expect((await client.resolve('startups_chat_2')).name).toBe('Startup Founders');
        expect(await errorOf(client.resolve('nobody_is_called_this'))).toBe('USERNAME_NOT_OCCUPIED');
      });

      it('lists members page by page', async () => {
        const { client, account } = await newUser(published);
        const username = newName('group');
        const chat = await control.createChat({
          kind: 'supergroup',
          title: 'Listed',
          username,
          creatorUserId: account.userId,
          members: { count: 250 },
        });
        const first = await client.members(username, 0, 200);
        const second = await client.members(username, 200, 200);
        const { items } = await control.members(chat.chatId);
        expect([first.count, second.count]).toEqual([251, 251]);
        expect([...first.ids, ...second.ids]).toEqual(items.map(({ userId }) => userId));
      });
    });

    describe('a profile photo', () => {
      it.each([1, 2])('is downloaded from data centre %d, where its owner is at home', async home => {
        const { client } = await newUser(published);
        const photo = await client.downloadProfilePhoto(personWithPhoto(home));
        expect(photo.subarray(1, 4).toString()).toBe('PNG');
        expect((await client.me()).id).not.toBe('');
      });
    });

    describe('acting', () => {
      it('adds to a group who lets it happen', async () => {
        const { client, account } = await newUser(published);
        const [group, open, strict] = [newName('group'), newName('open'), newName('strict')];
        const chat = await control.createChat({
          kind: 'supergroup',
          title: 'Open',
          username: group,
          creatorUserId: account.userId,
        });
        const added = await telegram.newAccount({ username: open });
        const refused = await telegram.newAccount({ username: strict });
        await control.patchPerson(refused.userId, { privacy: { invite: 'nobody' } });
        const { missingIds } = await client.invite(group, [open, strict]);
        if (missingIds) expect(missingIds).toEqual([refused.userId]);
        const { items } = await control.members(chat.chatId);
        expect(items.map(({ userId }) => userId)).toEqual([added.userId, account.userId]);
      });

      it('sends a message once, however often it is asked to with one random id', async () => {
        const { client } = await newUser(published);
        const username = newName('friend');
        await telegram.newAccount({ username });
        const id = await client.send(username, 'hello', 77n);
        expect(await client.send(username, 'hello', 77n)).toBe(id);
        await client.send(username, 'and again', 78n);
        expect((await client.history(username, 10)).map(({ text }) => text)).toEqual(['and again', 'hello']);
      });

      it('reads a long history page by page, from either end, also when all was written at once', async () => {
        const { client, account } = await newUser(published);
        const username = newName('talkative');
        const friend = await telegram.newAccount({ username });
        const { world, clock } = telegram.sandbox;
        const to = { kind: 'person', id: Number(friend.userId) } as const;
        const written = {
          type: 'message-sent',
          to,
          fromId: Number(account.userId),
          at: clock.now(),
        } as const;
        const texts = Array.from({ length: 250 }, (_, place) => `m${place + 1}`);
        for (const text of texts) world.commit({ ...written, randomId: text, text });
        const read = async (fromBeginning: boolean) =>
          (await client.history(username, 1_000, fromBeginning)).map(({ text }) => text);
        expect(await read(false)).toEqual(texts.toReversed());
        expect(await read(true)).toEqual(texts);
      });

      it('is told what others write', async () => {
        const username = newName('reader');
        const { client } = await newUser(published, { username });
        const writer = await newUser(gramjs);
        await writer.client.send(username, 'are you there?', 5n);
        const told = await client.nextMessage();
        expect(told).toEqual({ text: 'are you there?', fromId: writer.account.userId });
      });

      it('is told to wait, and for how long', async () => {
        const { client, account } = await newUser(published);
        const fault = { accountId: account.userId, method: 'messages.sendMessage', error: 'FLOOD_WAIT_42' };
        await control.addFault({ ...fault, count: 1 });
        const username = newName('friend');
        await telegram.newAccount({ username });
        expect(await errorOf(client.send(username, 'too fast', 79n))).toBe('FLOOD_WAIT_42');
      });
    });

    describe('staying connected', () => {
      it('comes back with what it has saved, also to a Telegram that was restarted', async () => {
        const { client, account } = await newUser(published);
        const session = await client.saveSession();
        await client.close();
        connected.splice(connected.indexOf(client), 1);
        await telegram.restart();
        const again = await connect(published, session);
        expect((await again.me()).id).toBe(account.userId);
      });

      it('goes on while the salts change', async () => {
        const { client, account } = await newUser(published);
        for (let rotation = 0; rotation < 3; rotation++) {
          await control.api().POST('/salts/rotate');
          expect((await client.me()).id).toBe(account.userId);
        }
      });

      it.each([
        ['in the middle of an answer', { halfAnswer: true }],
        ['instead of an answer', { dropAnswer: true, dropConnection: true }],
      ])('goes on by itself when its connection is cut %s, with what it did done once', async (_, fault) => {
        const { client, account } = await newUser(published);
        const username = newName('friend');
        await telegram.newAccount({ username });
        await client.resolve(username);
        const method = 'messages.sendMessage';
        await control.addFault({ accountId: account.userId, method, ...fault, count: 1 });
        const id = await client.send(username, 'once', 91n);
        expect(await client.history(username, 10)).toEqual([{ id, text: 'once' }]);
      });

      it('goes on by itself when its connection is cut', async () => {
        const { client, account } = await newUser(published);
        await control.addFault({ accountId: account.userId, dropConnection: true, count: 1 });
        await client.me().catch(() => {});
        expect((await client.me()).id).toBe(account.userId);
      });
    });
  });
}

describe('two clients of different layers', () => {
  it('write to each other, and each is told what the other wrote', async () => {
    const usernames = [newName('older'), newName('newer')] as const;
    const older = await newUser(telethon.installed ? telethon : gramjs, { username: usernames[0] });
    const newer = await newUser(mtcute, { username: usernames[1] });
    await older.client.send(usernames[1], 'from 144', 1n);
    expect(await newer.client.nextMessage()).toEqual({ text: 'from 144', fromId: older.account.userId });
    await newer.client.send(usernames[0], 'from 227', 2n);
    expect(await older.client.nextMessage()).toEqual({ text: 'from 227', fromId: newer.account.userId });
  });
});
