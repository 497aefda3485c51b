import { newId } from '@muster/service-kit';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { connectAccount, createTelegramAccount } from './harness.ts';
import { createLoggingIn, type LoggingIn } from './logging-in.ts';

let team: LoggingIn;
beforeAll(async () => {
  team = await createLoggingIn();
});
afterAll(() => team.close());
beforeEach(async () => void (await team.control.clearFaults()));

const somebody = () => createTelegramAccount(team.harness.sandbox);
const connect = (telegram: { userId: string; phone: string }, teamId = team.teamId) =>
  connectAccount(team.harness, team.integration, teamId, telegram);

/** Logs somebody in once more, up to the answer to the right code. */
async function again({ userId, phone }: { userId: string; phone: string }) {
  const { body: login } = await team.start(phone);
  const answer = await team.submit(login.id, 'code', await team.code(userId));
  return { login, answer };
}

const sessionsOf = async (userId: string) => (await team.control.sessions(userId)).items.length;

describe('a person who is connected already', () => {
  it('by the same team is led to that account, and has no second session', async () => {
    const telegram = await somebody();
    const accountId = await connect(telegram);
    const { login, answer } = await again(telegram);
    const code = 'account_already_connected';
    expect(answer).toMatchObject({ status: 409, body: { code } });
    expect(await team.look(login.id)).toMatchObject({ state: 'failed', accountId, problem: { code } });
    expect(await sessionsOf(telegram.userId)).toBe(1);
    const { items } = await team.control.record({ accountId: telegram.userId });
    expect(items.at(-1)).toMatchObject({ method: 'auth.logOut', outcome: 'ok' });
  });

  it('by another team is told so, and not by whom', async () => {
    const telegram = await somebody();
    const other = newId();
    const theirs = await connect(telegram, other);
    const { login, answer } = await again(telegram);
    const code = 'account_connected_elsewhere';
    expect(answer).toMatchObject({ status: 409, body: { code } });
    const failed = await team.look(login.id);
    expect(failed).toMatchObject({ state: 'failed', accountId: null, problem: { code } });
    for (const text of [JSON.stringify(answer), JSON.stringify(failed)]) {
      expect(text).not.toContain(theirs);
      expect(text).not.toContain(other);
    }
    expect(await sessionsOf(telegram.userId)).toBe(1);
  });
});

describe('an account whose session its owner has ended', () => {
  it('keeps its row when it is connected again, whether or not that was noticed before', async () => {
    for (const noticed of [true, false]) {
      const telegram = await somebody();
      const chat = await team.control.createChat({
        kind: 'supergroup',
        title: 'Club',
        creatorUserId: telegram.userId,
      });
      const accountId = await connect(telegram);
      const before = (await team.call('GET', accountId)).body;
      await team.control.revokeSessions(telegram.userId);
      if (noticed) {
        await team.call('POST', `${accountId}/channels/check`, { channel: `telegram:${chat.chatId}` });
        expect((await team.call('GET', accountId)).body).toMatchObject({ state: 'logged_out' });
      }
      const { answer } = await again(telegram);
      expect(answer.body).toMatchObject({ state: 'connected', accountId });
      const after = (await team.call('GET', accountId)).body;
      expect(after).toMatchObject({ id: accountId, state: 'active' });
      expect(Date.parse(after.connectedAt)).toBeGreaterThan(Date.parse(before.connectedAt));
      await team.integration.dependencies.accountLog.flush();
      const { body: log } = await team.call('GET', `${accountId}/log?kind=login`);
      expect(log.items).toHaveLength(2);
    }
  });

  it('of another team does not keep the person from being connected here', async () => {
    const telegram = await somebody();
    const other = newId();
    const theirs = await connect(telegram, other);
    await team.control.revokeSessions(telegram.userId);
    expect((await again(telegram)).answer.body).toMatchObject({ state: 'connected' });
    expect((await team.call('GET', theirs, undefined, other)).body).toMatchObject({ state: 'logged_out' });
  });

  it.each(['flood_wait', 'peer_flood', 'frozen', 'paused'])(
    'is connected again also where %s keeps it out of work',
    async kind => {
      const telegram = await somebody();
      const accountId = await connect(telegram);
      const standing = { version: 1, restrictions: [{ kind, until: null }] };
      const url = `/accounts/${accountId}/standing`;
      await vi.waitFor(async () => {
        const taken = await team.integration.call({ service: 'account-manager' }, 'PUT', url, standing);
        expect(taken).toMatchObject({ status: 204 });
      });
      await team.control.revokeSessions(telegram.userId);
      expect((await again(telegram)).answer.body).toMatchObject({ state: 'connected', accountId });
      expect(await sessionsOf(telegram.userId)).toBe(1);
    },
  );

  it('is asked about again by the same code, while Telegram cannot say whether it lives', async () => {
    const telegram = await somebody();
    await connect(telegram);
    const fault = { accountId: telegram.userId, method: 'updates.getState' };
    await team.control.addFault({ ...fault, error: 'TIMEOUT', count: 1 });
    const { login, answer } = await again(telegram);
    expect(answer.body).toMatchObject({ code: 'telegram_failed' });
    expect(await team.look(login.id)).toMatchObject({ state: 'code_sent' });
    expect(await sessionsOf(telegram.userId)).toBe(2);
    const repeated = await team.submit(login.id, 'code', await team.code(telegram.userId));
    expect(repeated.body).toMatchObject({ code: 'account_already_connected' });
    expect(await sessionsOf(telegram.userId)).toBe(1);
  });
});

describe('a person whom another replica has connected', () => {
  it('is connected already as long as that replica can speak to Telegram for them, and only then', async () => {
    const telegram = await somebody();
    const replica = await team.harness.startReplica();
    const accountId = await connectAccount(team.harness, replica, team.teamId, telegram);
    const repeated = await again(telegram);
    expect(repeated.answer.body).toMatchObject({ code: 'account_already_connected' });
    expect(await sessionsOf(telegram.userId)).toBe(1);
    const { items: asked } = await team.control.record({
      accountId: telegram.userId,
      method: 'updates.getState',
    });
    expect(asked).toHaveLength(1);
    await team.control.revokeSessions(telegram.userId);
    expect((await again(telegram)).answer.body).toMatchObject({ state: 'connected', accountId });
    await replica.stop();
  });
});

describe('an attempt whose process has ended', () => {
  it('is lost, which whoever watches is told, and another one can begin', async () => {
    const telegram = await somebody();
    const { body: byCode } = await team.start(telegram.phone);
    const { body: byQr } = await team.startQr();
    await team.restart();
    for (const { id } of [byCode, byQr]) {
      const view = await team.watch(id);
      const { data } = await view.until(({ event }) => event === 'login');
      expect(data).toMatchObject({ state: 'failed', code: null, qr: null, problem: { code: 'login_lost' } });
    }
    expect((await again(telegram)).answer.body).toMatchObject({ state: 'connected' });
  });

  it('is lost also where its process was killed and nobody has noticed yet', async () => {
    const telegram = await somebody();
    const { body: login } = await team.start(telegram.phone);
    // As a killed process leaves it: the row is there, the client is not.
    team.integration.dependencies.live.release(login.id);
    const code = 'login_lost';
    expect(await team.submit(login.id, 'code', '12345')).toMatchObject({ status: 409, body: { code } });
    expect(await team.look(login.id)).toMatchObject({ state: 'failed', problem: { code } });
  });
});
