import { clock, newId } from '@muster/service-kit';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { createTelegramAccount, leaseToken, permitToken } from './harness.ts';
import { createInviting, first, type Inviting } from './inviting.ts';

let team: Inviting;
let at: Awaited<ReturnType<Inviting['scene']>>;
/** The same team's second account. */
let second: Awaited<ReturnType<Inviting['scene']>>;
beforeAll(async () => {
  team = await createInviting();
  at = await team.scene();
  second = await team.scene();
});
afterAll(() => team.harness.close());
beforeEach(() => team.control.clearFaults());
afterEach(() => vi.restoreAllMocks());

let names = 0;
/** Somebody no account has met, whose settings allow everything. */
async function stranger() {
  names += 1;
  const username = `stranger_${names}_${process.pid}`;
  const { userId, phone } = await createTelegramAccount(team.harness.sandbox, { username });
  const everybody = 'everybody' as const;
  await team.control.changePerson(userId, { privacy: { invite: everybody, foundByPhone: everybody } });
  return { userId, phone: `+${phone}`, username };
}

const ask = (person: string, permit?: string, account = at) =>
  team.integration.call({ service: 'invite' }, 'POST', '/people/resolve', {
    lease: team.leaseFor(account),
    person,
    ...(permit && { permit }),
  });

const permitFor = (target: string, claims: { jti?: string; accountId?: string } = {}) =>
  permitToken(team.harness.sign, {
    accountId: at.accountId,
    teamId: team.teamId,
    action: 'resolve',
    target,
    ...claims,
  });

/** Looks a name up under a permit of its own, as a caller does who was told that it needs one. */
async function lookUp(person: string, account = at) {
  const { body } = await ask(person, undefined, account);
  if (body.status !== 'permit_needed') return body;
  return (await ask(person, permitFor(body.target, { accountId: account.accountId }), account)).body;
}

const lookUpsOf = async (account = at) => [
  ...(await team.callsOf(account, 'contacts.resolveUsername')),
  ...(await team.callsOf(account, 'contacts.resolvePhone')),
];

/** Shows somebody to an account among the members of a chat. */
async function meetInGroup(userId: string, account: typeof at) {
  const { chatId } = account.destination;
  await team.control.makeAdmin(chatId, userId, { rights: ['change_info'] });
  const lease = team.leaseFor(account);
  const question = { lease, channel: `telegram:${chatId}` };
  await team.integration.call({ service: 'parsing' }, 'POST', '/chats/members', question);
}

/** In how many rows of what acting writes a text stands. */
async function rowsWith(text: string): Promise<number> {
  const client = new pg.Client({ connectionString: team.harness.database.url });
  await client.connect();
  const { rowCount } = await client.query(
    `SELECT FROM looked_up_names name WHERE name::text LIKE $1 UNION ALL
     SELECT FROM person_peers peer WHERE peer::text LIKE $1 UNION ALL
     SELECT FROM permits permit WHERE permit::text LIKE $1 UNION ALL
     SELECT FROM outbox report WHERE report::text LIKE $1`,
    [`%${text}%`],
  );
  await client.end();
  return rowCount ?? 0;
}

async function query(text: string, values: string[]) {
  const client = new pg.Client({ connectionString: team.harness.database.url });
  await client.connect();
  const { rows } = await client.query(text, values);
  await client.end();
  return rows;
}

/** Lets so much time pass for what was done under the permits for a target, and a round of the sweeper. */
async function aged(target: string, age: string) {
  await query('UPDATE permits SET finished_at = finished_at - $2::interval WHERE target = $1', [target, age]);
  await team.integration.dependencies.forgetPermits();
}

const later = (ms: number) => vi.spyOn(clock, 'now').mockReturnValue(clock.now() + ms);
const HOUR_MS = 3_600_000;

describe('a person', () => {
  it('named by a username is looked up once, under a permit, and can be invited then', async () => {
    const { userId, username } = await stranger();
    const before = (await lookUpsOf()).length;
    expect(await lookUp(`https://t.me/${username.toUpperCase()}`)).toEqual({
      status: 'found',
      platformUserId: userId,
    });
    expect((await ask(`@${username}`)).body).toEqual({ status: 'found', platformUserId: userId });
    expect(await lookUpsOf()).toHaveLength(before + 1);
    expect((await team.invite(at, userId)).body).toMatchObject({ outcome: 'joined' });
  });

  it('named by a phone number is found without being made a contact, and the number is written down nowhere', async () => {
    const { userId, phone } = await stranger();
    expect(await lookUp(phone)).toEqual({ status: 'found', platformUserId: userId });
    expect(await team.callsOf(at, 'contacts.importContacts')).toEqual([]);
    expect(await rowsWith(phone.slice(1))).toBe(0);
    expect((await team.invite(at, userId)).body).toMatchObject({ outcome: 'joined' });
  });

  it('who was looked up stands in the journal for a day, and the permit itself for ninety: nobody is asked for under it again', async () => {
    const { userId, username } = await stranger();
    const { target } = (await ask(`@${username}`)).body;
    const permit = permitFor(target, { jti: newId() });
    const resolve = async () => {
      await query('DELETE FROM looked_up_names WHERE name_key = $1', [target]);
      return (await ask(`@${username}`, permit)).body;
    };
    expect(await resolve()).toEqual({ status: 'found', platformUserId: userId });
    expect(await resolve()).toEqual({ status: 'found', platformUserId: userId });
    const before = (await lookUpsOf()).length;
    await aged(target, '25 hours');
    expect(await query('SELECT found, state FROM permits WHERE target = $1', [target])).toEqual([
      { found: null, state: 'done' },
    ]);
    expect(await resolve()).toMatchObject({ code: 'permit_refused' });
    expect(await lookUpsOf()).toHaveLength(before);
    await aged(target, '90 days');
    expect(await query('SELECT FROM permits WHERE target = $1', [target])).toEqual([]);
  });

  it('who is not found by their number, or has no such name, is not asked for again for a day', async () => {
    const { userId, phone } = await stranger();
    await team.control.changePerson(userId, { privacy: { foundByPhone: 'nobody' } });
    expect(await lookUp(phone)).toEqual({ status: 'failed', code: 'phone_not_found', retryAt: null });
    expect(await lookUp('@nobody_has_this')).toMatchObject({ code: 'username_not_found' });
    const before = (await lookUpsOf()).length;
    expect((await ask(phone)).body).toMatchObject({ status: 'failed', code: 'phone_not_found' });
    expect((await ask('@Nobody_Has_This')).body).toMatchObject({
      status: 'failed',
      code: 'username_not_found',
    });
    expect(await lookUpsOf()).toHaveLength(before);
    later(25 * HOUR_MS);
    expect((await ask('@nobody_has_this')).body.status).toBe('permit_needed');
  });

  it('of a name is looked up anew after a week, as somebody else may have taken it', async () => {
    const { username } = await stranger();
    await lookUp(username);
    later(8 * 24 * HOUR_MS);
    expect((await ask(username)).body.status).toBe('permit_needed');
  });

  it('is none where the name is a chat or a bot', async () => {
    const username = `some_chat_${process.pid}`;
    await team.control.createChat({
      kind: 'supergroup',
      title: 'Chat',
      username,
      creatorUserId: at.telegram.userId,
    });
    expect(await lookUp(username)).toMatchObject({ status: 'failed', code: 'username_not_found' });
    const bot = await stranger();
    await team.control.changePerson(bot.userId, { bot: true });
    expect(await lookUp(bot.username)).toMatchObject({ status: 'failed', code: 'user_is_bot' });
  });

  it('named by an id is known to an account that has met them, and to no other', async () => {
    expect((await ask(first(at))).body).toEqual({ status: 'found', platformUserId: first(at) });
    const { userId } = await stranger();
    expect((await ask(userId)).body).toEqual({
      status: 'failed',
      code: 'person_not_addressable',
      retryAt: null,
    });
  });

  it('whose name one account has looked up is known to another that has met them', async () => {
    const { userId, username } = await stranger();
    await lookUp(username);
    expect((await ask(username, undefined, second)).body.status).toBe('permit_needed');
    await meetInGroup(userId, second);
    expect((await ask(username, undefined, second)).body).toEqual({
      status: 'found',
      platformUserId: userId,
    });
    expect(await lookUpsOf(second)).toEqual([]);
  });

  it('whose lookup was cut off may be looked up again soon', async () => {
    const { userId, username } = await stranger();
    await team.control.addFault({ method: 'contacts.resolveUsername', dropConnection: true, count: 1 });
    const cutOff = await lookUp(username);
    expect(cutOff).toEqual({ status: 'failed', code: 'telegram_failed', retryAt: expect.any(String) });
    expect(await lookUp(username)).toEqual({ status: 'found', platformUserId: userId });
  });

  it('of a name that was given up since, as another account was told, is not known by it', async () => {
    const { username } = await stranger();
    await lookUp(username);
    later(1_000);
    const method = 'contacts.resolveUsername';
    await team.control.addFault({ method, error: 'USERNAME_NOT_OCCUPIED', count: 1 });
    expect(await lookUp(username, second)).toMatchObject({ code: 'username_not_found' });
    expect((await ask(username)).body.status).toBe('permit_needed');
  });

  it('is asked for once under one permit, however often', async () => {
    const { userId, username } = await stranger();
    const target = (await ask(username)).body.target;
    const permit = permitFor(target);
    const before = (await lookUpsOf()).length;
    const answers = await Promise.all([1, 2, 3].map(() => ask(username, permit)));
    expect(answers.map(({ body }) => body.platformUserId)).toEqual([userId, userId, userId]);
    expect(await lookUpsOf()).toHaveLength(before + 1);
  });

  it('whose address Telegram refuses is looked up anew once, and then no more', async () => {
    const { userId, username } = await stranger();
    const code = 'person_not_addressable';
    await team.control.addFault({ method: 'channels.inviteToChannel', error: 'USER_ID_INVALID' });
    for (let round = 1; round <= 2; round++) {
      expect(await lookUp(username)).toEqual({ status: 'found', platformUserId: userId });
      expect((await team.invite(at, userId)).body).toMatchObject({ outcome: 'refused', code });
    }
    expect((await ask(username)).body).toEqual({ status: 'failed', code, retryAt: null });
  });

  it('is not looked up under a permit for somebody else, or of another team', async () => {
    const { username } = await stranger();
    const { target } = (await ask(username)).body;
    const refused = { status: 409, body: { code: 'permit_refused' } };
    expect(await ask(username, permitFor('x'.repeat(43)))).toMatchObject(refused);
    expect(await ask(username, permitFor(target, { accountId: second.accountId }))).toMatchObject(refused);
    const lease = leaseToken(team.harness.sign, { accountId: at.accountId, teamId: newId() });
    const foreign = { lease, person: username };
    expect(
      await team.integration.call({ service: 'invite' }, 'POST', '/people/resolve', foreign),
    ).toMatchObject({
      status: 409,
      body: { code: 'lease_lost' },
    });
  });

  it('is not what names nobody', async () => {
    expect(await ask('t.me/+Gm7xK2pQ9rT4vW1z')).toMatchObject({
      status: 400,
      body: { code: 'person_not_recognised' },
    });
  });
});

describe('which accounts can address somebody', () => {
  const whoCan = async (people: string[], teamId = team.teamId) =>
    (await team.integration.call({ service: 'invite' }, 'POST', '/people/accounts', { teamId, people })).body
      .people;

  it('is told for ids and for names that were looked up, in the order of the question', async () => {
    const { userId, username, phone } = await stranger();
    await lookUp(username);
    expect(await whoCan([phone, first(second), `@${username}`, userId, 'no such person'])).toEqual([
      { person: phone, platformUserId: null, accountIds: [] },
      {
        person: first(second),
        platformUserId: first(second),
        accountIds: expect.arrayContaining([second.accountId]),
      },
      { person: `@${username}`, platformUserId: userId, accountIds: [at.accountId] },
      { person: userId, platformUserId: userId, accountIds: [at.accountId] },
      { person: 'no such person', platformUserId: null, accountIds: [] },
    ]);
  });

  it('is told of the others where one is no id', async () => {
    const none = '9999999999999999999';
    expect(await whoCan([none, first(at)])).toEqual([
      { person: none, platformUserId: null, accountIds: [] },
      { person: first(at), platformUserId: first(at), accountIds: expect.arrayContaining([at.accountId]) },
    ]);
  });

  it('is told of the team’s own accounts alone', async () => {
    const { userId, username } = await stranger();
    await lookUp(username);
    expect(await whoCan([userId, username], newId())).toEqual([
      { person: userId, platformUserId: userId, accountIds: [] },
      { person: username, platformUserId: null, accountIds: [] },
    ]);
  });
});
