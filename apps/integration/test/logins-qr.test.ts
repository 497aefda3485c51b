import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { connectAccount, createTelegramAccount } from './harness.ts';
import type { LiveView } from './live-view.ts';
import { createLoggingIn, type LoggingIn } from './logging-in.ts';

let team: LoggingIn;
beforeAll(async () => {
  team = await createLoggingIn();
});
afterAll(() => team.close());
beforeEach(async () => {
  await team.control.clearFaults();
  // Attempts of other tests that are still renewed would be struck by what is meant for one.
  await Promise.all(waiting.splice(0).map(id => team.call('DELETE', `logins/${id}`)));
});

const waiting: string[] = [];

const somebody = (extra: Parameters<typeof createTelegramAccount>[1] = {}) =>
  createTelegramAccount(team.harness.sandbox, extra);

/** An attempt whose QR code is shown, and somebody who watches it. */
async function shown() {
  const { body: login } = await team.startQr();
  waiting.push(login.id);
  const view = await team.watch(login.id);
  return { login, view, link: login.qr.link };
}

const untilState = (view: LiveView, state: string) => view.until(({ data }) => data.state === state);

/** The first code that is told in place of another. */
const untilRenewed = async (view: LiveView, link: string): Promise<string> => {
  const { data } = await view.until(told => told.data.qr && told.data.qr.link !== link);
  return data.qr.link;
};

/** So long a code is shown before the next one is asked for, in ms. */
const RENEWED_AFTER_MS = 27_500;

/** A renewal that failed for no lasting reason is tried again by then, in ms. */
const RETRIED_AFTER_MS = 2_000;

describe('connecting an account by a QR code', () => {
  it('shows a code that lives half a minute, and connects whoever scans it', async () => {
    const telegram = await somebody({ username: 'vera_first' });
    const started = await team.startQr();
    expect(started).toMatchObject({
      status: 201,
      body: { method: 'qr', state: 'qr_pending', phoneHint: null, code: null, problem: null },
    });
    const { id, qr, expiresAt } = started.body;
    expect(qr.link).toMatch(/^tg:\/\/login\?token=[\w-]{20,}$/);
    const lifeMs = Date.parse(qr.expiresAt) - team.clock.now();
    expect(lifeMs).toBeGreaterThan(15_000);
    expect(lifeMs).toBeLessThanOrEqual(30_000);
    expect(Date.parse(expiresAt) - team.clock.now()).toBeLessThanOrEqual(5 * 60_000);

    const view = await team.watch(id);
    await team.control.scanQr(telegram.userId, qr.link);
    const { data } = await untilState(view, 'connected');
    expect(data).toMatchObject({ qr: null, problem: null });
    expect(data.phoneHint.endsWith(telegram.phone.slice(-4))).toBe(true);
    const account = await team.call('GET', data.accountId);
    expect(account.body).toMatchObject({
      platformUserId: telegram.userId,
      username: 'vera_first',
      state: 'active',
    });
    const report = { about: 'account', personKey: team.harness.hashPerson(telegram.userId) };
    const reported = { accountId: data.accountId, report: expect.objectContaining(report) };
    // Whoever watches sees the account as soon as it is there; account-manager is told of it after that.
    await vi.waitFor(
      () => expect(team.integration.accountManager.reports).toContainEqual(expect.objectContaining(reported)),
      10_000,
    );
  });

  it('renews the code until it is scanned: the one that was shown before is worth nothing, the new one connects', async () => {
    const telegram = await somebody();
    const { login, view, link } = await shown();
    await team.clock.advance(RENEWED_AFTER_MS);
    const second = await untilRenewed(view, link);
    await expect(team.control.scanQr(telegram.userId, link)).rejects.toThrow();
    // A page that is reloaded shows the code of now.
    expect(await team.look(login.id)).toMatchObject({ state: 'qr_pending', qr: { link: second } });
    await team.control.scanQr(telegram.userId, second);
    await untilState(view, 'connected');
  });

  it('ends after five minutes in which nobody scans', async () => {
    const { login, view } = await shown();
    await team.clock.advance(5 * 60_000);
    const { data } = await untilState(view, 'expired');
    expect(data).toMatchObject({ qr: null, problem: { code: 'qr_expired' } });
    expect((await team.resend(login.id)).body).toMatchObject({ code: 'wrong_state' });
  });

  it('follows whoever is at home in another data centre', async () => {
    const telegram = await somebody({ dcId: 2 });
    const { view, link } = await shown();
    await team.control.scanQr(telegram.userId, link);
    const { data } = await untilState(view, 'connected');
    const { body } = await team.call('GET', data.accountId);
    expect(body).toMatchObject({ platformUserId: telegram.userId });
  });

  it.each([1, 2])('asks for the two-step password after the scan, in data centre %i', async dcId => {
    const telegram = await somebody({ password: 'correct horse', passwordHint: 'a horse', dcId });
    const { login, view, link } = await shown();
    await team.control.scanQr(telegram.userId, link);
    const { data } = await untilState(view, 'password_needed');
    expect(data).toMatchObject({ qr: null, password: { hint: 'a horse', attemptsLeft: 5 } });
    expect((await team.submit(login.id, 'password', 'wrong horse')).body).toMatchObject({
      code: 'password_invalid',
    });
    const connected = await team.submit(login.id, 'password', 'correct horse');
    expect(connected.body).toMatchObject({ state: 'connected' });
    await untilState(view, 'connected');
  });

  it('hears of a scan with the next code where Telegram’s word of it was lost', async () => {
    const telegram = await somebody();
    const { login, view, link } = await shown();
    await team.control.addFault({ update: 'lose', updateType: 'updateLoginToken', count: 1 });
    await team.control.scanQr(telegram.userId, link);
    expect(await team.look(login.id)).toMatchObject({ state: 'qr_pending' });
    await team.clock.advance(RENEWED_AFTER_MS);
    await untilState(view, 'connected');
  });

  it('goes on where the connection was lost, while it waits or in the middle of the scan', async () => {
    const telegram = await somebody();
    const { view, link } = await shown();
    await team.control.addFault({ method: 'auth.exportLoginToken', dropConnection: true, count: 1 });
    await team.clock.advance(RENEWED_AFTER_MS);
    const second = await untilRenewed(view, link);
    await team.control.addFault({
      method: 'auth.exportLoginToken',
      dropAnswer: true,
      dropConnection: true,
      count: 1,
    });
    await team.control.scanQr(telegram.userId, second);
    await untilState(view, 'connected');
  });

  it('that was scanned is asked for no second time where only what comes after the scan failed', async () => {
    const telegram = await somebody();
    const { view, link } = await shown();
    const asked = async () =>
      (await team.control.record({ method: 'auth.exportLoginToken' })).items.filter(
        ({ outcome }) => outcome === 'ok',
      ).length;
    const before = await asked();
    const { connections } = team.integration.dependencies;
    const adopt = vi.spyOn(connections, 'adopt').mockRejectedValueOnce(new Error('the database is away'));
    await team.control.scanQr(telegram.userId, link);
    await vi.waitFor(() => expect(adopt).toHaveBeenCalledOnce(), 10_000);
    await team.clock.advance(RETRIED_AFTER_MS);
    await untilState(view, 'connected');
    expect(await asked()).toBe(before + 1);
  });

  it.each(['AUTH_RESTART', 'AUTH_TOKEN_EXPIRED'])('shows another code after %s', async error => {
    const { view, link } = await shown();
    await team.control.addFault({ method: 'auth.exportLoginToken', error, count: 1 });
    await team.clock.advance(RENEWED_AFTER_MS);
    await untilRenewed(view, link);
  });

  it('that is scanned while Telegram asks for a wait is answered after it', async () => {
    const telegram = await somebody();
    const asked = async () => (await team.control.record({ method: 'auth.exportLoginToken' })).items.length;
    const { login, view, link } = await shown();
    await team.control.addFault({ method: 'auth.exportLoginToken', error: 'FLOOD_WAIT_60' });
    await team.clock.advance(RENEWED_AFTER_MS);
    await view.until(({ data }) => data.problem?.code === 'flood_wait');
    const before = await asked();
    await team.control.scanQr(telegram.userId, link);
    for (const _ of [1, 2, 3]) await team.look(login.id);
    await team.control.clearFaults();
    await team.clock.advance(61_000);
    await untilState(view, 'connected');
    expect(await asked()).toBe(before + 1);
  });

  it('waits as long as Telegram asks it to, and fails where that outlasts it', async () => {
    const { login, view } = await shown();
    await team.control.addFault({ method: 'auth.exportLoginToken', error: 'FLOOD_WAIT_60' });
    await team.clock.advance(RENEWED_AFTER_MS);
    await view.until(({ data }) => data.problem?.code === 'flood_wait' && data.state === 'qr_pending');
    await team.control.clearFaults();
    await team.control.addFault({ method: 'auth.exportLoginToken', error: 'FLOOD_WAIT_3600' });
    await team.clock.advance(61_000);
    await untilState(view, 'failed');
    const failed = await team.look(login.id);
    expect(failed).toMatchObject({ problem: { code: 'flood_wait' } });
    expect(Date.parse(failed.problem.retryAt)).toBeGreaterThan(team.clock.now() + 3_500_000);
  });

  it('leads whoever is connected already to that account, and leaves no second session', async () => {
    const telegram = await somebody();
    const accountId = await connectAccount(team.harness, team.integration, team.teamId, telegram);
    const { view, link } = await shown();
    await team.control.scanQr(telegram.userId, link);
    const { data } = await untilState(view, 'failed');
    expect(data).toMatchObject({ accountId, problem: { code: 'account_already_connected' } });
    expect((await team.control.sessions(telegram.userId)).items).toHaveLength(1);
  });

  it('goes on side by side with others', async () => {
    const [one, other] = [await shown(), await shown()];
    const [anna, vera] = [await somebody(), await somebody()];
    await team.control.scanQr(vera.userId, other.link);
    await untilState(other.view, 'connected');
    await team.control.scanQr(anna.userId, one.link);
    await untilState(one.view, 'connected');
  });

  it('can be given up: nobody is let in any more', async () => {
    const telegram = await somebody();
    const { login, view, link } = await shown();
    expect((await team.call('DELETE', `logins/${login.id}`)).status).toBe(204);
    await view.until(({ data }) => data.problem?.code === 'login_cancelled');
    expect(team.integration.dependencies.live.inTurn(login.id, async () => {})).toBeUndefined();
    await team.control.scanQr(telegram.userId, link).catch(() => {});
    expect(await team.call('GET', `logins/${login.id}`)).toMatchObject({ status: 404 });
    const { items } = await team.control.record({ accountId: telegram.userId });
    expect(items).toEqual([]);
  });
});
