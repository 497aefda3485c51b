import { newId } from '@muster/service-kit';
import pg from 'pg';
import { Api, helpers } from 'telegram';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { groupId, inputPeerChat } from '../src/peers/address.ts';
import { ownKey } from '../src/peers/channel-key.ts';
import { keyStore } from '../src/peers/key-repository.ts';
import { readChat } from '../src/peers/read-chat.ts';
import { connectAccount, createTelegramAccount, leaseToken, permitToken } from './harness.ts';
import { createInviting, first, type Inviting } from './inviting.ts';

let team: Inviting;
let pool: pg.Pool;
beforeAll(async () => {
  team = await createInviting();
  pool = new pg.Pool({ connectionString: team.harness.database.url });
});
afterAll(async () => {
  await pool.end();
  await team.harness.close();
});
beforeEach(() => team.control.clearFaults());

type Scene = Awaited<ReturnType<Inviting['scene']>>;

/** A group as its creator's account knows it. */
const founded = () => team.scene('group');

/**
 * The creator makes the group a supergroup, in whatever program, and goes on talking, so that the newest message does
 * not tell of it; answers the supergroup.
 */
async function migrate({ accountId, destination }: Scene) {
  const { connections } = team.integration.dependencies;
  const connection = await connections.open({ id: accountId, teamId: team.teamId });
  const group = { kind: 'group', platformChatId: BigInt(destination.chatId), accessHash: null } as const;
  const answer = await connection.invoke(new Api.messages.MigrateChat({ chatId: groupId(group) }));
  const supergroup = 'chats' in answer && answer.chats.map(readChat).find(chat => chat !== null);
  if (!supergroup) throw new Error('no supergroup');
  const peer = inputPeerChat(supergroup);
  await connection.invoke(
    new Api.messages.SendMessage({ peer, message: 'We have grown', randomId: helpers.returnBigInt(1) }),
  );
  return { chatId: supergroup.platformChatId.toString(), ownKey: ownKey(supergroup) };
}

/** Another account, an admin of these chats and in no others. */
async function adminOf(chatIds: readonly string[], teamId = team.teamId) {
  const telegram = await createTelegramAccount(team.harness.sandbox);
  for (const chatId of chatIds) await team.control.makeAdmin(chatId, telegram.userId, { canInvite: true });
  return { telegram, connect: () => connectAccount(team.harness, team.integration, teamId, telegram) };
}

/** One of the team that has met the group and the people of the source. */
async function colleague(at: Scene) {
  const { telegram, connect } = await adminOf([at.source.chatId, at.destination.chatId]);
  // A group stands in somebody's list of chats from the first message they see in it.
  expect((await team.invite(at, at.people.at(-1) ?? '')).body).toMatchObject({ outcome: 'joined' });
  const accountId = await connect();
  await readMembers(accountId, `telegram:${at.source.chatId}`);
  return { telegram, accountId };
}

const check = async (accountId: string, channel: string, teamId = team.teamId) => {
  const url = `/api/v1/accounts/${accountId}/channels/check`;
  return (await team.integration.call({ teamId }, 'POST', url, { channel })).body;
};

const rights = async (accountId: string, channel: string) => {
  const url = `/accounts/${accountId}/rights`;
  return (await team.integration.call({ service: 'account-manager' }, 'POST', url, { channel })).body;
};

const parsing = async (url: string, body: object) =>
  (await team.integration.call({ service: 'parsing' }, 'POST', url, body)).body;

const leaseOf = (accountId: string) => leaseToken(team.harness.sign, { accountId, teamId: team.teamId });

const readMembers = (accountId: string, channel: string) =>
  parsing('/chats/members', { lease: leaseOf(accountId), channel });

/** Has an account look up who bears a public name. */
async function resolve(accountId: string, link: string): Promise<void> {
  const target = team.harness.hashPerson(link);
  const claims = { accountId, teamId: team.teamId, action: 'resolve', target } as const;
  const permit = permitToken(team.harness.sign, claims);
  const found = await parsing('/chats/resolve', { lease: leaseOf(accountId), link, permit });
  expect(found).toMatchObject({ status: 'found' });
}

/** The chats of an account that are named so, by their own keys. */
async function keysKnownBy(accountId: string): Promise<string[]> {
  const { rows } = await pool.query<{ chat_key: string }>(
    `SELECT chat_key FROM chat_peers WHERE account_id = $1 AND title = 'Destination' ORDER BY chat_key`,
    [accountId],
  );
  return rows.map(row => row.chat_key);
}

const membersOf = async (chatId: string) =>
  (await team.control.members(chatId, { limit: 1000 })).items.map(({ userId }) => userId);

describe('a group that has become a supergroup', () => {
  it('keeps the key under which it was checked, whichever of the two is asked for', async () => {
    const at = await founded();
    expect(await check(at.accountId, at.channel)).toMatchObject({ channel: at.channel, kind: 'group' });
    const { ownKey } = await migrate(at);
    for (const asked of [at.channel, ownKey, at.channel]) {
      expect(await check(at.accountId, asked)).toMatchObject({
        channel: at.channel,
        kind: 'supergroup',
        role: 'creator',
        mayInvite: true,
      });
    }
  });

  it('has the key of the group for an account of another team that never saw the group', async () => {
    const at = await founded();
    const { chatId, ownKey } = await migrate(at);
    const teamId = newId();
    const strangerId = await (await adminOf([chatId], teamId)).connect();
    expect(await check(strangerId, ownKey, teamId)).toMatchObject({
      channel: at.channel,
      kind: 'supergroup',
      mayInvite: true,
    });
    expect((await check(at.accountId, at.channel)).channel).toBe(at.channel);
  });

  it('has one key when two accounts check the two at the same moment', async () => {
    const at = await founded();
    const { chatId, ownKey } = await migrate(at);
    const otherId = await (await adminOf([chatId])).connect();
    const seen = await Promise.all([check(at.accountId, at.channel), check(otherId, ownKey)]);
    expect(seen.map(({ channel }) => channel)).toEqual([at.channel, at.channel]);
  });

  it('has one key when one account is told of the group and another is not, at the same moment', async () => {
    const keys = keyStore(pool);
    for (let id = 1; id <= 30; id++) {
      const [group, supergroup] = [`telegram:-77${id}`, `telegram:88${id}`];
      const [given] = await Promise.all([
        keys.decide(team, supergroup, new Date()),
        keys.join(team, [{ group, supergroup }], new Date()),
      ]);
      const [ofGroup, ofSupergroup] = [group, supergroup].map(key => keys.decide(team, key, new Date()));
      expect([await ofGroup, await ofSupergroup]).toEqual([given, given]);
    }
  });

  it('is where a task goes on that was inviting into the group, under the same key', async () => {
    const at = await founded();
    const [before = '', after = ''] = at.people;
    expect((await team.invite(at, before)).body).toMatchObject({ outcome: 'joined' });
    const { chatId } = await migrate(at);
    expect((await team.invite(at, after)).body).toMatchObject({ outcome: 'joined' });
    expect(await membersOf(chatId)).toEqual(expect.arrayContaining([before, after]));
    expect(await rights(at.accountId, at.channel)).toMatchObject({ status: 'known', mayInvite: true });
  });

  it('is where an account goes on that knows the group alone, after another one heard of it', async () => {
    const at = await founded();
    const other = await colleague(at);
    const { chatId } = await migrate(at);
    await check(at.accountId, at.channel);
    await team.control.makeAdmin(chatId, at.people[1] ?? '', { canInvite: false });
    expect(await readMembers(other.accountId, at.channel)).toMatchObject({
      status: 'page',
      reported: (await membersOf(chatId)).length,
    });
    expect(await rights(other.accountId, at.channel)).toMatchObject({ mayInvite: true });
    expect((await team.invite({ ...at, ...other }, first(at))).body).toMatchObject({ outcome: 'joined' });
    expect(await membersOf(chatId)).toContain(first(at));
  });

  it('does not end the work of an account that it overtakes between the look and the invitation', async () => {
    const at = await founded();
    await team.control.addFault({ method: 'messages.addChatUser', delayMs: 2_000, count: 1 });
    const invited = team.invite(at, first(at));
    const looks = { accountId: at.telegram.userId, method: 'messages.getChats' };
    await vi.waitFor(async () => expect((await team.control.record(looks)).items).toHaveLength(1), {
      timeout: 5_000,
      interval: 20,
    });
    const { chatId } = await migrate(at);
    const { outcome, code, executedAt, retryAt } = (await invited).body;
    expect([outcome, code, retryAt]).toEqual(['refused', 'channel_invalid', executedAt]);
    expect((await team.invite(at, first(at))).body).toMatchObject({ outcome: 'joined' });
    expect(await membersOf(chatId)).toContain(first(at));
  });

  it('is looked into when it is asked who joined the group', async () => {
    const at = await founded();
    const { chatId } = await migrate(at);
    await team.control.makeAdmin(chatId, first(at), { canInvite: false });
    const question = { lease: leaseOf(at.accountId), channel: at.channel, platformUserId: first(at) };
    const { body } = await team.integration.call(
      { service: 'invite' },
      'POST',
      '/chats/membership',
      question,
    );
    expect(body).toEqual({ status: 'present' });
  });

  it('is not invited into under a permit for any other key', async () => {
    const at = await founded();
    const { ownKey } = await migrate(at);
    await check(at.accountId, at.channel);
    const permit = team.permitFor({ ...at, channel: ownKey }, first(at));
    expect((await team.send(permit, ownKey, first(at))).body).toEqual({
      outcome: 'not_sent',
      code: 'channel_invalid',
    });
    expect(await rights(at.accountId, ownKey)).toMatchObject({ status: 'known', mayInvite: false });
    expect(await team.invitesOf(at)).toHaveLength(0);
  });

  it('keeps its own key where that was given out before anybody knew of the group', async () => {
    const at = await founded();
    const { ownKey } = await migrate(at);
    await pool.query(
      `INSERT INTO canonical_keys (chat_key, channel_key, team_id, learned_at) VALUES ($1, $1, $2, now())`,
      [ownKey, team.teamId],
    );
    for (const asked of [at.channel, ownKey]) {
      expect((await check(at.accountId, asked)).channel).toBe(ownKey);
    }
    expect((await team.invite(at, first(at))).body).toMatchObject({ code: 'channel_invalid' });
    expect((await team.invite({ ...at, channel: ownKey }, first(at))).body).toMatchObject({
      outcome: 'joined',
    });
  });

  it('gives an account the rights it has there, and no others', async () => {
    const at = await founded();
    const other = await colleague(at);
    expect(await check(other.accountId, at.channel)).toMatchObject({ role: 'admin', mayInvite: true });
    const { chatId } = await migrate(at);
    await team.control.makeAdmin(chatId, other.telegram.userId, { canInvite: false });
    expect(await check(other.accountId, at.channel)).toMatchObject({ role: 'admin', mayInvite: false });
  });

  it('takes the place of the group for an account that has met both', async () => {
    const at = await founded();
    const other = await colleague(at);
    const { chatId, ownKey } = await migrate(at);
    await check(at.accountId, at.channel);
    const username = `moved_${chatId}`;
    await team.control.changeChat(chatId, { username });
    await resolve(other.accountId, `@${username}`);
    expect(await keysKnownBy(other.accountId)).toEqual([at.channel, ownKey]);

    expect((await readMembers(other.accountId, at.channel)).status).toBe('page');
    const { items } = await team.control.record({ accountId: other.telegram.userId, limit: 1000 });
    expect(items.map(({ method }) => method)).not.toContain('messages.getFullChat');
    await check(other.accountId, at.channel);
    expect(await keysKnownBy(other.accountId)).toEqual([ownKey]);
  });
});
