import { setTimeout as sleep } from 'node:timers/promises';
import { newId } from '@muster/service-kit';
import { Api } from 'telegram';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  connectAccount,
  createHarness,
  createTelegramAccount,
  type Harness,
  type Integration,
  leaseToken,
  newestCode,
  permitToken,
} from './harness.ts';

let harness: Harness;
let replicas: Integration[];
beforeAll(async () => {
  harness = await createHarness({ people: 200 });
});
afterAll(() => harness.close());

const teamId = newId();
const anyReplica = (): Integration => {
  const [replica] = replicas;
  if (!replica) throw new Error('no replica is up');
  return replica;
};

/** An account, connected through the first replica, that is in one group with others, and alone in another. */
async function member() {
  const telegram = await createTelegramAccount(harness.sandbox);
  const { chatId } = await harness.sandbox.control.createChat({
    kind: 'supergroup',
    title: 'Club',
    creatorUserId: telegram.userId,
    members: { count: 5 },
  });
  const destination = await harness.sandbox.control.createChat({
    kind: 'supergroup',
    title: 'Destination',
    creatorUserId: telegram.userId,
  });
  const id = await connectAccount(harness, anyReplica(), teamId, telegram);
  const lease = leaseToken(harness.sign, { accountId: id, teamId });
  const read = (replica: Integration) =>
    replica.call({ service: 'parsing' }, 'POST', '/chats/members', { lease, channel: `telegram:${chatId}` });
  return { id, telegram, destination, read };
}

/** What Telegram saw of the account's keys. */
async function seenOf({ userId }: { userId: string }) {
  const { items } = await harness.sandbox.control.connectionsOf(userId);
  return {
    parallel: Math.max(...items.map(({ mostParallel }) => mostParallel)),
    duplicated: items.reduce((sum, { duplicated }) => sum + duplicated, 0),
  };
}

const ALONE = { parallel: 1, duplicated: 0 };

describe('three replicas', () => {
  beforeEach(async () => {
    replicas = await Promise.all([1, 2, 3].map(() => harness.startReplica()));
    return async () => {
      await Promise.all(replicas.map(replica => replica.stop()));
    };
  });

  it('answer for an account whichever is asked, over one connection', async () => {
    const { telegram, read } = await member();
    const answers = await Promise.all([...replicas, ...replicas].map(read));
    expect(answers.map(({ status, body }) => [status, body.status])).toEqual(
      answers.map(() => [200, 'page']),
    );
    expect(await seenOf(telegram)).toEqual(ALONE);
  });

  it('that are asked at once for an account that nobody owns have one of them own it', async () => {
    const { id, telegram, read } = await member();
    await anyReplica().dependencies.connections.drop(id);
    const answers = await Promise.all([...replicas, ...replicas].map(read));
    expect(answers.map(({ body }) => body.status)).toEqual(answers.map(() => 'page'));
    expect(await seenOf(telegram)).toEqual(ALONE);
  });

  it('have a login go on in the one in which it was begun, whichever is asked', async () => {
    const telegram = await createTelegramAccount(harness.sandbox);
    const [first, second] = replicas;
    if (!first || !second) throw new Error('too few replicas');
    const login = { method: 'code', phone: telegram.phone };
    const { body: begun } = await first.call({ teamId }, 'POST', '/api/v1/accounts/logins', login);
    const code = await newestCode(harness.sandbox, telegram.userId);
    const { body } = await second.call({ teamId }, 'POST', `/api/v1/accounts/logins/${begun.id}/code`, {
      code,
    });
    expect(body).toMatchObject({ state: 'connected' });
  });

  it('take over at once from one that was stopped in good order', async () => {
    const { telegram, read } = await member();
    const [first, second] = replicas;
    if (!first || !second) throw new Error('too few replicas');
    replicas = replicas.filter(replica => replica !== first);
    await first.stop();
    expect((await read(second)).body).toMatchObject({ status: 'page' });
    expect(await seenOf(telegram)).toEqual(ALONE);
  });

  it('finish what is in hand before they hand an account over', async () => {
    const { id, telegram } = await member();
    const { connections, ownership } = anyReplica().dependencies;
    const connection = await connections.open({ id, teamId });
    const { control } = harness.sandbox;
    await control.addFault({
      accountId: telegram.userId,
      method: 'updates.getState',
      delayMs: 500,
      count: 1,
    });
    const call = connection.invoke(new Api.updates.GetState());
    const handingOver = connections.handOver();
    expect(await call).toBeInstanceOf(Api.updates.State);
    await handingOver;
    await connection.ended;
    expect(ownership.isInUse(id)).toBe(false);
  });

  it('have given everything back when they stop listening', async () => {
    const { id } = await member();
    const { app, dependencies } = anyReplica();
    expect(dependencies.ownership.isInUse(id)).toBe(true);
    await app.close();
    expect(dependencies.ownership.isInUse(id)).toBe(false);
  });

  it('hand an account over although it is asked for again and again', async () => {
    const { id, telegram } = await member();
    const { connections, calls } = anyReplica().dependencies;
    const fault = { accountId: telegram.userId, method: 'updates.getState', delayMs: 200 };
    await harness.sandbox.control.addFault(fault);
    const asking = [0, 100].map(async afterMs => {
      await sleep(afterMs);
      while ((await calls.check({ id, teamId })).status === 'ok');
    });
    await connections.handOver();
    await Promise.all(asking);
    expect(connections.live()).toEqual([]);
  });

  it('execute a permit once, over the connection of the owner, whichever is brought it', async () => {
    const { id, telegram, destination, read } = await member();
    const { body } = await read(anyReplica());
    const { control } = harness.sandbox;
    const people: string[] = body.people.map((person: { platformUserId: string }) => person.platformUserId);
    const changed = await Promise.all(
      people.map(person => control.changePerson(person, { privacy: { invite: 'everybody' } })),
    );
    const open = changed.find(({ userId, bot, deleted }) => userId !== telegram.userId && !bot && !deleted);
    const platformUserId = open?.userId ?? '';
    const channel = `telegram:${destination.chatId}`;
    const target = harness.hashPerson(platformUserId);
    const permit = permitToken(harness.sign, { accountId: id, teamId, channel, target });
    const invitation = { permit, channel, platformUserId };
    const answers = await Promise.all(
      replicas.map(replica => replica.call({ service: 'invite' }, 'POST', '/invitations', invitation)),
    );
    expect(answers[0]?.body).toMatchObject({ outcome: 'joined' });
    expect(answers).toEqual(answers.map(() => answers[0]));
    const { items } = await control.record({
      accountId: telegram.userId,
      method: 'channels.inviteToChannel',
    });
    expect(items).toHaveLength(1);
    expect(await seenOf(telegram)).toEqual(ALONE);
  });

  it('remove an account where it is connected, whichever is asked', async () => {
    const { id } = await member();
    const [owner, second] = replicas;
    const url = `/api/v1/accounts/${id}`;
    expect(await second?.call({ teamId, role: 'admin' }, 'DELETE', url)).toMatchObject({ status: 200 });
    expect(owner?.dependencies.connections.live().map(({ account }) => account.id)).not.toContain(id);
    expect(await owner?.call({ teamId }, 'GET', url)).toMatchObject({ status: 404 });
  });

  it('say when to ask again while the owner cannot be reached, and ask Telegram nothing', async () => {
    const { telegram, read } = await member();
    const [owner, second] = replicas;
    if (!owner || !second) throw new Error('too few replicas');
    const { server } = owner.app;
    server.close();
    server.closeAllConnections();
    expect(await read(second)).toMatchObject({
      status: 503,
      body: { code: 'service_unavailable', retryAfterSeconds: expect.any(Number) },
    });
    expect(await seenOf(telegram)).toEqual(ALONE);
  });

  it('read the list of an account’s channels anew where its owner is, whichever shows it', async () => {
    const { id, telegram } = await member();
    const [first, second] = replicas;
    if (!first || !second) throw new Error('too few replicas');
    const shown = async () => (await second.call({ teamId }, 'GET', `/api/v1/accounts/${id}/channels`)).body;
    const before = new Date(Date.now() - 5 * 60_000);
    await first.dependencies.accounts.noteDialogsRead(id, before);
    await harness.sandbox.control.createChat({
      kind: 'supergroup',
      title: 'New club',
      creatorUserId: telegram.userId,
    });
    expect(await shown()).toMatchObject({ total: 2, readAt: before.toISOString() });
    await vi.waitFor(async () => expect(await shown()).toMatchObject({ total: 3 }), { timeout: 10_000 });
    await Promise.all(replicas.map(replica => replica.dependencies.accountLog.flush()));
    const { body: log } = await second.call({ teamId }, 'GET', `/api/v1/accounts/${id}/log`);
    expect(log.items).toMatchObject([{ kind: 'login' }]);
    expect(await seenOf(telegram)).toEqual(ALONE);
  });

  it('ask no other twice, and tell no other team whose an account is', async () => {
    const { id } = await member();
    const [, second] = replicas;
    const question = { channel: '@nobody' };
    const url = `/api/v1/accounts/${id}/channels/check`;
    const stranger = await second?.call({ teamId: newId() }, 'POST', url, question);
    expect(stranger).toMatchObject({ status: 404, body: { code: 'not_found' } });
    const passedOn = await second?.call({ teamId }, 'POST', url, question, { 'x-muster-forwarded': 'once' });
    expect(passedOn).toMatchObject({ status: 503, body: { code: 'service_unavailable' } });
  });
});
