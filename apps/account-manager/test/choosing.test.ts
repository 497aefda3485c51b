import { type ErrorCode, isWaitReason, sentenceOf } from '@muster/contracts';
import { newId } from '@muster/service-kit';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  askPermit,
  callAs,
  connectAccount,
  holdLease,
  type Installation,
  newChannel,
  reportOutcome,
  reportRestriction,
  startInstallation,
  takeLease,
} from './installation.ts';
import { callAsUser, signIn } from './people.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

let installation: Installation;
beforeAll(async () => {
  installation = await startInstallation();
});
afterAll(() => installation.stop());

const release = (lease: { id: string }) =>
  callAs(installation.app, 'invite', 'DELETE', `/leases/${lease.id}`);

/** A team with so many accounts. */
async function newTeam(size: number) {
  const teamId = newId();
  const accounts = await Promise.all(
    Array.from({ length: size }, () => connectAccount(installation, teamId)),
  );
  return { teamId, ids: accounts.map(({ id }) => id).toSorted(), accounts };
}

const takeInvite = (teamId: string, channel: string, more: object = {}) =>
  takeLease(installation, teamId, { purpose: 'invite', channel, ...more });

/** The refusal of one field, in the words of this code. */
const fieldProblem = (path: string, code: ErrorCode) => ({
  status: 400,
  body: { code: 'invalid_input', fields: [{ path, message: sentenceOf(code) }] },
});

/** One action, executed at once, and the account given back. */
async function actOnce(teamId: string, request: { purpose: string; channel?: string; action?: string }) {
  const lease = await holdLease(installation, teamId, request);
  const permitId = newId();
  const answer = await askPermit(installation, lease, {
    permitId,
    ...(request.action && { action: request.action }),
  });
  if (answer.status !== 'granted') throw new Error(`denied: ${JSON.stringify(answer)}`);
  await reportOutcome(installation, permitId, lease.accountId, 'committed', installation.clock.now());
  await release(lease);
  return lease.accountId;
}

describe('the right to invite', () => {
  beforeEach(() => {
    installation.rights.asked.length = 0;
  });

  it('is asked of the best account alone, when that one has it', async () => {
    const { teamId } = await newTeam(5);
    expect(await takeInvite(teamId, newChannel())).toMatchObject({ status: 'granted' });
    expect(installation.rights.asked).toHaveLength(1);
  });

  it('finds the one account that has it, and says of the others that an admin has to give it to them', async () => {
    const { teamId, ids } = await newTeam(20);
    const channel = newChannel();
    for (const id of ids.slice(0, -1)) installation.rights.deny(id, channel);
    expect(await takeInvite(teamId, channel)).toMatchObject({ lease: { accountId: ids.at(-1) } });
    const answer = await takeInvite(teamId, channel);
    const refused = answer.status === 'none_eligible' ? answer.accounts : [];
    expect(refused.filter(({ reason }) => reason === 'chat_admin_required')).toHaveLength(19);
    expect(refused.filter(({ reason }) => reason === 'leased')).toHaveLength(1);
  });

  it('is remembered, given or refused: nobody is asked twice within hours', async () => {
    const { teamId, ids } = await newTeam(2);
    const channel = newChannel();
    installation.rights.deny(ids[0] ?? '', channel);
    for (let i = 0; i < 4; i++) {
      const answer = await takeInvite(teamId, channel);
      if (answer.status === 'granted') await release(answer.lease);
      await installation.clock.advance(HOUR_MS);
    }
    expect(installation.rights.asked.toSorted()).toEqual(ids);
    await installation.clock.advance(6 * HOUR_MS);
    expect(await takeInvite(teamId, channel)).toMatchObject({ status: 'granted' });
    expect(installation.rights.asked.length).toBeGreaterThan(2);
  });

  it('that was refused is asked about again once a person has started the work anew', async () => {
    const { teamId, ids } = await newTeam(1);
    const [channel, id = ''] = [newChannel(), ids[0]];
    installation.rights.deny(id, channel);
    await takeInvite(teamId, channel);
    installation.rights.give(id, channel);
    expect(await takeInvite(teamId, channel)).toMatchObject({ status: 'none_eligible', nextAt: null });
    const refusalsSince = new Date(installation.clock.now() + 1).toISOString();
    expect(await takeInvite(teamId, channel, { refusalsSince })).toMatchObject({ status: 'granted' });
  });

  it('is one question, however many tasks wake at the same time', async () => {
    const { teamId } = await newTeam(1);
    const channel = newChannel();
    const answers = await Promise.all(Array.from({ length: 10 }, () => takeInvite(teamId, channel)));
    expect(answers.filter(({ status }) => status === 'granted')).toHaveLength(1);
    expect(installation.rights.asked).toHaveLength(1);
  });

  it('that cannot be learned is asked about again half a minute later, and holds up nobody until then', async () => {
    const { teamId, ids } = await newTeam(2);
    const [silent = '', other = ''] = ids;
    const channel = newChannel();
    installation.rights.silence(silent);
    for (let i = 0; i < 3; i++) {
      const lease = await holdLease(installation, teamId, { channel });
      expect(lease.accountId).toBe(other);
      await release(lease);
    }
    expect(installation.rights.asked).toEqual([silent, other]);
    await installation.clock.advance(30_000);
    await holdLease(installation, teamId, { channel });
    expect(installation.rights.asked).toEqual([silent, other, silent]);
  });

  it('is not asked for an account that could not invite anyway', async () => {
    const { teamId, ids } = await newTeam(1);
    await reportRestriction(installation, ids[0] ?? '', 'peer_flood');
    await takeInvite(teamId, newChannel());
    expect(installation.rights.asked).toEqual([]);
  });

  it('belongs to a channel: an invite without one is no question', async () => {
    const body = { teamId: newId(), purpose: 'invite', holder: 'a task' };
    expect(await callAs(installation.app, 'invite', 'POST', '/leases', body)).toMatchObject(
      fieldProblem('channel', 'channel_needed'),
    );
  });

  it.each(['parse', 'message', 'login'])('and a channel says nothing to %s: it is refused', async purpose => {
    const question = { teamId: newId(), purpose, channel: newChannel() };
    const body = { ...question, holder: 'a task' };
    const refusal = fieldProblem('channel', 'channel_not_needed');
    expect(await callAs(installation.app, 'invite', 'POST', '/leases', body)).toMatchObject(refusal);
    const url = `/accounts/eligible?${new URLSearchParams(question)}`;
    expect(await callAs(installation.app, 'invite', 'GET', url)).toMatchObject(refusal);
  });
});

describe('a purpose', () => {
  it.each(['frozen', 'banned', 'paused', 'flood_wait', 'peer_flood', 'logged_out'] as const)(
    'is none for an account that is out of work: %s',
    async kind => {
      const { teamId, ids } = await newTeam(1);
      await reportRestriction(installation, ids[0] ?? '', kind, kind === 'flood_wait' ? 30 : undefined);
      for (const purpose of ['parse', 'message', 'invite', 'login']) {
        const channel = purpose === 'invite' && newChannel();
        expect(await takeLease(installation, teamId, { purpose, ...(channel && { channel }) })).toMatchObject(
          {
            status: 'none_eligible',
            accounts: [{ reason: kind }],
          },
        );
      }
    },
  );

  it('of messages counts messages, and no others do', async () => {
    const { teamId } = await newTeam(1);
    await actOnce(teamId, { purpose: 'message', action: 'direct_message' });
    expect(await takeLease(installation, teamId, { purpose: 'message' })).toMatchObject({
      accounts: [{ reason: 'direct_message_pause' }],
    });
    expect(await takeInvite(teamId, newChannel())).toMatchObject({ status: 'granted' });
  });
});

describe('an account that cannot be leased', () => {
  it('is told with what keeps it longest: in use for now, but paused for longer', async () => {
    const { teamId } = await newTeam(1);
    const channel = newChannel();
    await actOnce(teamId, { purpose: 'invite', channel });
    await holdLease(installation, teamId, { purpose: 'parse' });
    const answer = await takeInvite(teamId, channel);
    expect(answer).toMatchObject({ accounts: [{ reason: 'invite_pause' }] });
    const nextAt = answer.status === 'none_eligible' ? Date.parse(answer.nextAt ?? '') : 0;
    expect(nextAt - installation.clock.now()).toBeGreaterThan(9 * MINUTE_MS);
  });

  it('is free at the very moment that was told, and not before', async () => {
    const { teamId } = await newTeam(1);
    const channel = newChannel();
    for (const limit of ['invite_pause', 'invites_per_hour']) {
      await actOnce(teamId, { purpose: 'invite', channel });
      const answer = await takeInvite(teamId, channel);
      if (answer.status !== 'none_eligible') throw new Error('leased within the pause');
      expect(answer.accounts[0]?.reason).toBe(limit);
      const left = Date.parse(answer.nextAt ?? '') - installation.clock.now();
      await installation.clock.advance(left - 500);
      expect(await takeInvite(teamId, channel)).toMatchObject({ status: 'none_eligible' });
      await installation.clock.advance(500);
    }
    await actOnce(teamId, { purpose: 'invite', channel });
  });

  it('has a reason that people can be told, and of all moments the earliest is the one to come back at', async () => {
    const { teamId, ids } = await newTeam(4);
    const [channel, [banned = '', flooded = '', denied = '']] = [newChannel(), ids];
    await reportRestriction(installation, banned, 'banned');
    await reportRestriction(installation, flooded, 'flood_wait', 600);
    installation.rights.deny(denied, channel);
    await holdLease(installation, teamId, { channel });
    const answer = await takeInvite(teamId, channel);
    if (answer.status !== 'none_eligible') throw new Error('there is nobody');
    const reasons = new Map(answer.accounts.map(account => [account.accountId, account]));
    expect(ids.map(id => reasons.get(id)?.reason)).toEqual([
      'banned',
      'flood_wait',
      'chat_admin_required',
      'leased',
    ]);
    expect(answer.accounts.every(({ reason }) => isWaitReason(reason))).toBe(true);
    expect(answer.nextAt).toBe(reasons.get(ids[3] ?? '')?.nextAt);
  });
});

describe('work', () => {
  it('is spread evenly over the accounts of a task', async () => {
    const { teamId } = await newTeam(3);
    const channel = newChannel();
    const counts = new Map<string, number>();
    for (let i = 0; i < 12; i++) {
      const accountId = await actOnce(teamId, { purpose: 'invite', channel });
      counts.set(accountId, (counts.get(accountId) ?? 0) + 1);
      await installation.clock.advance(20 * MINUTE_MS);
    }
    expect([...counts.values()]).toEqual([4, 4, 4]);
  });

  it('is spread by what is used also where a profile has a limit of 0', async () => {
    const { teamId, ids } = await newTeam(2);
    const [used = '', idle = ''] = ids;
    const operator = signIn(installation, teamId, { operator: true });
    const put = (url: string, body: object) =>
      callAsUser(installation, operator, 'PUT', `/api/v1${url}`, body);
    await put('/limits/profiles/answers', { limits: { direct_messages_to_strangers_per_day: 0 } });
    for (const id of ids) await put(`/accounts/${id}/profile`, { profile: 'answers' });
    const message = (accountId: string) =>
      holdLease(installation, teamId, { purpose: 'message', accountIds: [accountId] });
    const lease = await message(used);
    const request = { permitId: newId(), action: 'direct_message', wroteFirst: true };
    expect(await askPermit(installation, lease, request)).toMatchObject({ status: 'granted' });
    const now = installation.clock.now();
    await reportOutcome(installation, request.permitId, used, 'committed', now);
    await release(lease);
    await installation.clock.advance(20 * MINUTE_MS);
    await release(await message(idle));
    expect(await holdLease(installation, teamId, { purpose: 'message' })).toMatchObject({ accountId: idle });
  });

  it('goes round an account that fails, also after a loss of Redis, until it succeeds again', async () => {
    const { teamId, ids } = await newTeam(2);
    const [failing = '', other = ''] = ids;
    const act = async (accountId: string, accountFault: boolean) => {
      const lease = await holdLease(installation, teamId, { accountIds: [accountId] });
      const permitId = newId();
      await askPermit(installation, lease, { permitId, action: 'resolve' });
      await callAs(installation.app, 'integration', 'POST', `/permits/${permitId}/outcome`, {
        accountId,
        outcome: 'committed',
        executedAt: new Date(installation.clock.now()).toISOString(),
        accountFault,
      });
      await release(lease);
    };
    const best = async () => {
      const lease = await holdLease(installation, teamId);
      await release(lease);
      return lease.accountId;
    };
    await act(other, false);
    await act(failing, true);
    await installation.clock.wipeRedis();
    expect([await best(), await best(), await best()]).toEqual([other, other, other]);
    await act(failing, false);
    await act(other, false);
    expect(await best()).toBe(failing);
  });

  it('goes to every account once when as many tasks as there are accounts ask at the same time', async () => {
    const { teamId, ids } = await newTeam(12);
    const channel = newChannel();
    const answers = await Promise.all(ids.map(() => takeInvite(teamId, channel)));
    const taken = answers.flatMap(answer => (answer.status === 'granted' ? [answer.lease.accountId] : []));
    expect(taken.toSorted()).toEqual(ids);
  });

  it('goes on after a loss of Redis for a whole team at once', async () => {
    const { teamId, ids } = await newTeam(12);
    const channel = newChannel();
    await actOnce(teamId, { purpose: 'invite', channel });
    await installation.clock.wipeRedis();
    const query = `teamId=${teamId}&purpose=invite&channel=${channel}`;
    const { body } = await callAs(installation.app, 'invite', 'GET', `/accounts/eligible?${query}`);
    // The channel's pace is over all of them; nothing of it is forgotten.
    expect(body).toMatchObject({ eligible: [], ineligible: expect.arrayContaining([]) });
    await installation.clock.advance(MINUTE_MS);
    const later = await callAs(installation.app, 'invite', 'GET', `/accounts/eligible?${query}`);
    expect(Object(later.body).eligible).toHaveLength(ids.length - 1);
    expect(later.body).toMatchObject({ ineligible: [{ reason: 'invite_pause' }] });
  });
});
