import { newId } from '@muster/service-kit';
import pg from 'pg';
import { Api, helpers } from 'telegram';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { connectAccount, createTelegramAccount } from './harness.ts';
import { createReading, type ReadingTeam } from './reading.ts';

let team: ReadingTeam;

beforeAll(async () => {
  team = await createReading();
});
afterAll(() => team.harness.close());
beforeEach(() => team.control.clearFaults());

/** Whom an account can address by a message of theirs alone. */
async function metByMessage(accountId: string): Promise<string[]> {
  const pool = new pg.Pool({ connectionString: team.harness.database.url });
  const { rows } = await pool.query<{ id: string }>(
    'SELECT platform_user_id::text AS id FROM person_peers WHERE account_id = $1 AND access_hash IS NULL',
    [accountId],
  );
  await pool.end();
  return rows.map(({ id }) => id);
}

/** The creator makes the group a supergroup; answers its key. */
async function migrate(accountId: string, chatId: string): Promise<string> {
  const { connections } = team.integration.dependencies;
  const connection = await connections.open({ id: accountId, teamId: team.teamId });
  const answer = await connection.invoke(
    new Api.messages.MigrateChat({ chatId: helpers.returnBigInt(chatId) }),
  );
  const chats = 'chats' in answer ? answer.chats : [];
  const supergroup = chats.find(chat => chat instanceof Api.Channel);
  if (!supergroup) throw new Error('no supergroup');
  return `telegram:${supergroup.id}`;
}

const sum = (counts: Iterable<number>) => [...counts].reduce((total, count) => total + count, 0);

describe('the history of a chat', () => {
  it('names whoever wrote in it and how often, page by page, until it ends', async () => {
    const { lease, channel, telegram, chat } = await team.scene({
      kind: 'supergroup',
      members: { count: 60 },
      messages: { count: 250 },
    });
    const first = (await team.read('/chats/history', { lease, channel })).body;
    const shown = await team.control.messages(telegram.userId, { chatId: chat.chatId });
    const written = shown.items.filter(({ event }) => event === null);
    const expected = new Map<string, { messages: number; newest: number }>();
    for (const { fromUserId, id } of written) {
      const { messages = 0, newest = id } = expected.get(fromUserId) ?? {};
      expected.set(fromUserId, { messages: messages + 1, newest });
    }
    type Author = { person: { platformUserId: string }; messages: number; newest: { id: number } };
    const named = first.authors.map(({ person, messages, newest }: Author) => [
      person.platformUserId,
      { messages, newest: newest.id },
    ]);
    expect(new Map(named)).toEqual(expected);

    const all = await team.readAll('/chats/history', { lease, channel });
    expect(all.pages).toBe(3);
    expect(all.reported).toBe(chat.messageCount);
    expect(sum(all.people.values())).toBe(all.messages);
    // The rest is what happened: that the chat was made, and that people came.
    expect(all.messages).toBeGreaterThan(200);
    expect(all.messages).toBeLessThan(chat.messageCount);
  });

  it('ends where it is too old', async () => {
    const { lease, channel, telegram, chat } = await team.scene({
      kind: 'supergroup',
      members: { count: 10 },
      messages: { count: 250 },
    });
    await team.control.advanceClock(3_600_000);
    const { now: since } = await team.control.clock();
    await team.control.write(telegram.userId, { chatId: chat.chatId, text: 'Who runs today?' });
    const recent = await team.readAll('/chats/history', { lease, channel, since });
    expect(recent).toMatchObject({ people: new Map([[telegram.userId, 1]]), messages: 1, pages: 1 });
  });

  it('of a basic group is read too', async () => {
    const { lease, channel, telegram, chat } = await team.scene({ kind: 'group', members: { count: 5 } });
    await team.control.write(telegram.userId, { chatId: chat.chatId, text: 'Hello' });
    const { people } = await team.readAll('/chats/history', { lease, channel });
    expect(people).toEqual(new Map([[telegram.userId, 1]]));
  });

  it('tells channels and anonymous admins apart from people', async () => {
    const admin = await createTelegramAccount(team.harness.sandbox);
    const group = await team.scene({
      kind: 'supergroup',
      members: { count: 20 },
      admins: [{ userId: admin.userId, canInvite: true }],
      messages: { count: 400 },
    });
    const inGroup = await team.readAll('/chats/history', group);
    expect(inGroup.chats).toEqual([
      { channel: group.channel, title: 'Runners', as: 'anonymous_admin', messages: expect.any(Number) },
    ]);
    expect(sum(inGroup.people.values()) + (inGroup.chats[0]?.messages ?? 0)).toBe(inGroup.messages);
    expect(inGroup.people.get(group.chat.chatId)).toBeUndefined();

    const channel = await team.scene({ kind: 'channel', messages: { count: 30 } });
    expect(await team.readAll('/chats/history', channel)).toMatchObject({
      people: new Map(),
      chats: [{ channel: channel.channel, as: 'channel', messages: 29 }],
      messages: 29,
    });
  });

  it('makes whoever wrote addressable, also those of whom Telegram tells no access hash', async () => {
    const name = `hidden_${Date.now()}`;
    const { chat } = await team.scene({
      kind: 'supergroup',
      username: name,
      members: { count: 40 },
      messages: { count: 80 },
      settings: { membersHidden: true },
    });
    const outsider = await createTelegramAccount(team.harness.sandbox);
    const accountId = await connectAccount(team.harness, team.integration, team.teamId, outsider);
    const lease = team.leaseOf(accountId);
    await team.read('/chats/communities', { lease, query: name });
    const channel = `telegram:${chat.chatId}`;
    const { people } = await team.readAll('/chats/history', { lease, channel });
    const byMessage = (await metByMessage(accountId)).filter(id => people.has(id));
    expect(byMessage.length).toBeGreaterThan(3);
    // Who is among the members can be asked about only while they are shown.
    await team.control.changeChat(chat.chatId, { settings: { membersHidden: false } });
    for (const platformUserId of byMessage.slice(0, 3)) {
      const { body } = await team.integration.call({ service: 'invite' }, 'POST', '/chats/membership', {
        lease,
        channel,
        platformUserId,
      });
      expect(body).toEqual({ status: 'present' });
    }
  });

  it('goes on in the basic group that a supergroup was, for whoever was in it', async () => {
    const runner = await createTelegramAccount(team.harness.sandbox);
    const { lease, accountId, telegram, chat } = await team.scene({
      kind: 'group',
      members: { userIds: [runner.userId] },
    });
    for (const text of ['Hello', 'Good morning'])
      await team.control.write(runner.userId, { chatId: chat.chatId, text });
    const channel = await migrate(accountId, chat.chatId);
    await team.control.write(telegram.userId, {
      chatId: channel.slice('telegram:'.length),
      text: 'We have grown',
    });
    const all = await team.readAll('/chats/history', { lease, channel: `telegram:-${chat.chatId}` });
    expect(all.people).toEqual(
      new Map([
        [telegram.userId, 1],
        [runner.userId, 2],
      ]),
    );

    const latecomer = await createTelegramAccount(team.harness.sandbox);
    await team.control.makeAdmin(channel.slice('telegram:'.length), latecomer.userId, { canInvite: false });
    const later = await connectAccount(team.harness, team.integration, team.teamId, latecomer);
    const seen = await team.readAll('/chats/history', { lease: team.leaseOf(later), channel });
    expect(seen.people).toEqual(new Map([[telegram.userId, 1]]));
  });

  it('is searched for words', async () => {
    const { lease, channel, telegram, chat } = await team.scene({
      kind: 'supergroup',
      members: { count: 20 },
      messages: { count: 150 },
    });
    await team.control.advanceClock(60_000);
    await team.control.write(telegram.userId, { chatId: chat.chatId, text: 'The marathon is on Sunday' });
    await team.control.advanceClock(60_000);
    const { now: since } = await team.control.clock();
    await team.control.write(telegram.userId, { chatId: chat.chatId, text: 'Who joins the marathon?' });
    const found = await team.readAll('/chats/search', { lease, channel, query: 'marathon' });
    expect(found).toMatchObject({ people: new Map([[telegram.userId, 2]]), messages: 2, reported: 2 });
    const recent = await team.readAll('/chats/search', { lease, channel, query: 'marathon', since });
    expect(recent.messages).toBe(1);
  });
});

describe('communities', () => {
  it('are found by name, people and private chats are not, and a found one needs no lookup', async () => {
    const name = `climbers_${Date.now()}`;
    const [group, channel] = [
      await team.scene({
        kind: 'supergroup',
        title: 'Climbing club',
        username: name,
        members: { count: 12 },
      }),
      await team.scene({ kind: 'channel', title: 'Climbing news', username: `${name}_news` }),
    ];
    const reader = await team.scene({ kind: 'supergroup', title: 'Climbing in private' });
    const { body } = await team.read('/chats/communities', { lease: reader.lease, query: 'climbing' });
    expect(body.status).toBe('found');
    expect(
      body.chats.toSorted((one: { kind: string }, other: { kind: string }) =>
        one.kind < other.kind ? -1 : 1,
      ),
    ).toEqual([
      {
        key: channel.channel,
        kind: 'channel',
        title: 'Climbing news',
        username: `${name}_news`,
        memberCount: 1,
      },
      { key: group.channel, kind: 'supergroup', title: 'Climbing club', username: name, memberCount: 13 },
    ]);
    const link = `t.me/${name}`;
    const resolved = await team.read('/chats/resolve', { lease: reader.lease, link });
    expect(resolved.body).toMatchObject({ status: 'found', chat: { key: group.channel } });
    expect(await team.callsOf(reader.telegram.userId, 'contacts.resolveUsername')).toHaveLength(0);
  });

  it('are not searched for by too little', async () => {
    const { lease } = await team.scene({ kind: 'supergroup' });
    const { body } = await team.read('/chats/communities', { lease, query: 'ab' });
    expect(body).toEqual({ status: 'failed', code: 'query_too_short', retryAt: null });
  });
});

describe.each([
  '/chats/history',
  '/chats/search',
  '/chats/comments',
  '/chats/comments/check',
  '/chats/communities',
])('%s', url => {
  const ask = (lease: string, channel: string, more = {}) =>
    team.read(url, {
      lease,
      ...(url !== '/chats/communities' && { channel }),
      ...((url === '/chats/search' || url === '/chats/communities') && { query: 'words' }),
      ...more,
    });

  it('refuses a lease of another team, and one that a newer one has replaced', async () => {
    const { accountId, channel } = await team.scene({ kind: 'channel' });
    const refused = { status: 409, body: { code: 'lease_lost' } };
    expect(await ask(team.leaseOf(accountId, { teamId: newId() }), channel)).toMatchObject(refused);
    expect((await ask(team.leaseOf(accountId, { fencingToken: 9 }), channel)).status).toBe(200);
    expect(await ask(team.leaseOf(accountId), channel)).toMatchObject(refused);
  });

  it('reads no faster than the lease allows, one unit a call, and says when there is room again', async () => {
    const { accountId, channel, telegram } = await team.scene({ kind: 'channel' });
    // One call was the list of chats, when the account was connected.
    const lease = team.leaseOf(accountId, { readsPerMinute: 3 });
    const before = (await team.control.record({ accountId: telegram.userId, limit: 1_000 })).items.length;
    for (const _ of [1, 2]) expect((await ask(lease, channel)).body.status).not.toBe('throttled');
    const { body } = await ask(lease, channel);
    expect(body.status).toBe('throttled');
    expect(Date.parse(body.retryAt)).toBeGreaterThan(Date.now() + 40_000);
    const after = (await team.control.record({ accountId: telegram.userId, limit: 1_000 })).items.length;
    expect(after - before).toBe(2);
  });
});

it('a list does not go on with the cursor of another one', async () => {
  const { lease, channel } = await team.scene({ kind: 'supergroup', messages: { count: 150 } });
  const { body } = await team.read('/chats/history', { lease, channel });
  const comments = await team.read('/chats/comments', { lease, channel, cursor: body.nextCursor });
  expect(comments).toMatchObject({ status: 400, body: { code: 'invalid_input' } });
});

it('a chat that the account has not met is not read', async () => {
  const { lease } = await team.scene({ kind: 'supergroup' });
  const { body } = await team.read('/chats/history', { lease, channel: 'telegram:99999' });
  expect(body).toEqual({ status: 'failed', code: 'channel_invalid', retryAt: null });
});
