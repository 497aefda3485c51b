import { clock, newId } from '@muster/service-kit';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createInviting, first, type Inviting } from './inviting.ts';

let team: Inviting;
beforeAll(async () => {
  team = await createInviting();
});
afterAll(() => team.harness.close());
beforeEach(async () => {
  Object.assign(team.integration.accountManager, { away: false, busy: false });
  await team.control.clearFaults();
});

type Restriction = { kind: string; until: string | null };

/** Brings an account's standing as account-manager does. */
const bring = (id: string, version: number, restrictions: Restriction[]) =>
  team.integration.call({ service: 'account-manager' }, 'PUT', `/accounts/${id}/standing`, {
    version,
    restrictions,
  });

const inMs = (ms: number) => new Date(clock.now() + ms).toISOString();

/** Has Telegram answer the account's next invitation with an error. */
async function refusedBy(error: string, at: Awaited<ReturnType<Inviting['scene']>>) {
  await team.control.addFault({ method: 'channels.inviteToChannel', error, count: 1 });
  return team.invite(at, first(at));
}

/** The version that account-manager answered the newest report of a restriction with. */
const newest = () => team.integration.accountManager.standingVersion;

describe('what account-manager has an account under', () => {
  it('brings it back to work when a person has lifted its restriction', async () => {
    const at = await team.scene();
    await refusedBy('FROZEN_METHOD_INVALID', at);
    expect(await team.accountOf(at.accountId)).toMatchObject({ state: 'frozen' });
    expect((await bring(at.accountId, newest() + 1, [])).status).toBe(204);
    expect(await team.accountOf(at.accountId)).toMatchObject({ state: 'active', stateUntil: null });
    expect((await team.invite(at, first(at))).body).toMatchObject({ outcome: 'joined' });
  });

  it('takes it out of work when a person has paused it', async () => {
    const at = await team.scene();
    await bring(at.accountId, 1, [{ kind: 'paused', until: null }]);
    expect(await team.accountOf(at.accountId)).toMatchObject({ state: 'paused' });
    expect((await team.invite(at, first(at))).body).toMatchObject({
      outcome: 'not_sent',
      code: 'account_paused',
    });
    expect(await team.invitesOf(at)).toHaveLength(0);
  });

  it.each([
    ['paused', 'account_paused'],
    ['frozen', 'account_frozen'],
    ['banned', 'account_banned'],
  ])('answers for it when it is %s and a person asks about a chat, met or not', async (kind, code) => {
    const at = await team.scene();
    await bring(at.accountId, 1, [{ kind, until: null }]);
    const url = `/api/v1/accounts/${at.accountId}/channels/check`;
    team.integration.accountManager.busy = true;
    for (const channel of [at.channel, 't.me/+Gm7xK2pQ9rT4vW1z']) {
      const { body } = await team.integration.call({ teamId: team.teamId }, 'POST', url, { channel });
      expect(body.code).toBe(code);
    }
  });

  it('has it wait for as long as a person has said, and the wait outlasts what hides it', async () => {
    const at = await team.scene();
    await refusedBy('FLOOD_WAIT_77', at);
    const until = inMs(3_600_000);
    await bring(at.accountId, newest(), [{ kind: 'flood_wait', until }]);
    expect(await team.accountOf(at.accountId)).toMatchObject({ state: 'flood_wait', stateUntil: until });
    await bring(at.accountId, newest() + 1, [
      { kind: 'frozen', until: null },
      { kind: 'flood_wait', until },
    ]);
    expect(await team.accountOf(at.accountId)).toMatchObject({ state: 'frozen', stateUntil: null });
    await bring(at.accountId, newest() + 2, [{ kind: 'flood_wait', until }]);
    expect(await team.accountOf(at.accountId)).toMatchObject({ state: 'flood_wait', stateUntil: until });
  });

  it.each(['flood_wait', 'peer_flood'])(
    'leaves no moment for a call between a pause with an end and a %s that ends later',
    async kind => {
      const at = await team.scene();
      const until = inMs(3_600_000);
      await bring(at.accountId, 1, [
        { kind: 'paused', until: inMs(-1) },
        { kind, until },
      ]);
      expect(await team.accountOf(at.accountId)).toMatchObject({ state: kind, stateUntil: until });
      expect((await team.invite(at, first(at))).body).toEqual({ outcome: 'not_sent', code: kind });
      expect(await team.invitesOf(at)).toHaveLength(0);
    },
  );

  it('does not hide what Telegram says after a pause has ended', async () => {
    const at = await team.scene();
    await bring(at.accountId, 1, [{ kind: 'paused', until: inMs(-1) }]);
    await refusedBy('FLOOD_WAIT_77', at);
    expect(await team.accountOf(at.accountId)).toMatchObject({ state: 'flood_wait' });
    expect((await team.invite(at, first(at))).body).toEqual({ outcome: 'not_sent', code: 'flood_wait' });
    expect(await team.invitesOf(at)).toHaveLength(1);
  });

  it('changes nothing when it is older than what is known here', async () => {
    const at = await team.scene();
    await bring(at.accountId, 5, [{ kind: 'frozen', until: null }]);
    expect((await bring(at.accountId, 4, [])).status).toBe(204);
    expect(await team.accountOf(at.accountId)).toMatchObject({ state: 'frozen' });
  });

  it('does not end what Telegram said after it: a report that is accepted tells its version', async () => {
    const at = await team.scene();
    const before = newest();
    await refusedBy('FLOOD_WAIT_77', at);
    expect(newest()).toBe(before + 1);
    expect((await bring(at.accountId, before, [])).status).toBe(204);
    expect(await team.accountOf(at.accountId)).toMatchObject({ state: 'flood_wait' });
  });

  it('is not taken while a report of the account is on its way', async () => {
    const at = await team.scene();
    team.integration.accountManager.away = true;
    await refusedBy('FROZEN_METHOD_INVALID', at);
    expect(await bring(at.accountId, newest() + 10, [])).toMatchObject({
      status: 409,
      body: { code: 'wrong_state' },
    });
    expect(await team.accountOf(at.accountId)).toMatchObject({ state: 'frozen' });
    team.integration.accountManager.away = false;
    await team.integration.dependencies.outbox.sweep();
    expect((await bring(at.accountId, newest() + 10, [])).status).toBe(204);
    expect(await team.accountOf(at.accountId)).toMatchObject({ state: 'active' });
  });

  it('finds no session again that was lost', async () => {
    const at = await team.scene();
    await team.control.revokeSessions(at.telegram.userId);
    await team.invite(at, first(at));
    await bring(at.accountId, newest() + 1, []);
    expect(await team.accountOf(at.accountId)).toMatchObject({ state: 'logged_out' });
  });

  it('is of no account that is not here', async () => {
    expect(await bring(newId(), 1, [])).toMatchObject({ status: 404, body: { code: 'not_found' } });
  });
});
