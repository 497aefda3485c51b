import { catalogue, type ErrorCode, type ErrorScope, sentenceOf } from '@muster/contracts';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createTelegramAccount, newestCode } from './harness.ts';
import { createInviting, first, type Inviting } from './inviting.ts';
import { walks, whatIsNotWalked } from './walked-errors.ts';

type Scene = Awaited<ReturnType<Inviting['scene']>>;

let team: Inviting;
let shared: Scene;
beforeAll(async () => {
  team = await createInviting();
  shared = await team.scene('supergroup', 150);
});
afterAll(() => team.harness.close());
beforeEach(async () => {
  await team.control.clearFaults();
  // Somebody new for each test.
  shared = { ...shared, people: shared.people.slice(1) };
});

const provoke = (method: string, error: string) => team.control.addFault({ method, error, count: 1 });

const write = (at: Scene, platformUserId: string) =>
  team.integration.call({ service: 'invite' }, 'POST', '/messages', {
    permit: team.permitFor(at, platformUserId, { action: 'direct_message', channel: null }),
    platformUserId,
    text: 'Come and run with us',
  });

/** A call that Telegram answers with the error, on which it can meet us. */
const on = {
  async invite(error: string, at: Scene) {
    await provoke('channels.inviteToChannel', error);
    return (await team.invite(at, first(at))).body;
  },
  async inviteToGroup(error: string) {
    const at = await team.scene('group');
    await provoke('messages.addChatUser', error);
    return (await team.invite(at, first(at))).body;
  },
  async message(error: string, at: Scene) {
    await provoke('messages.sendMessage', error);
    return (await write(at, first(at))).body;
  },
  async members(error: string, at: Scene) {
    await provoke('channels.getParticipants', error);
    const question = { lease: team.leaseFor(at), channel: `telegram:${at.source.chatId}` };
    return (await team.integration.call({ service: 'parsing' }, 'POST', '/chats/members', question)).body;
  },
  async person(error: string, at: Scene, person = `@${error.toLowerCase()}`) {
    await provoke(person.startsWith('+') ? 'contacts.resolvePhone' : 'contacts.resolveUsername', error);
    const ask = (permit?: string) =>
      team.integration.call({ service: 'invite' }, 'POST', '/people/resolve', {
        lease: team.leaseFor(at),
        person,
        ...(permit && { permit }),
      });
    const { body } = await ask();
    const permit = team.permitFor(at, '', { action: 'resolve', channel: null, target: body.target });
    return (await ask(permit)).body;
  },
  phone: (error: string, at: Scene) => on.person(error, at, '+79990000001'),
};

/** The newest error that the team reads in its log. */
async function newestErrorOf({ accountId }: Scene) {
  await team.integration.dependencies.accountLog.flush();
  const url = `/api/v1/accounts/${accountId}/log?kind=error&limit=1`;
  const { body } = await team.integration.call({ teamId: team.teamId }, 'GET', url);
  return body.items[0];
}

/** Telegram's name as it is kept; the client library takes one wait for another, and forgets a failure's name. */
function keptName(error: string): string | null {
  const name = error.toUpperCase().replace(/_\d+/g, '');
  if (name === 'FLOOD_PREMIUM_WAIT') return 'FLOOD_WAIT';
  return name === 'RPC_CALL_FAIL' ? null : name;
}

/** The scope of a code, and that there is a sentence of its own about it in both languages. */
function expectExplained(code: ErrorCode, scope: ErrorScope) {
  expect(catalogue[code].scope).toBe(scope);
  const { en, ru } = sentenceOf(code);
  expect(en).toMatch(/[a-z].*[.!]$/);
  expect(ru).toMatch(/[а-я].*[.!]$/);
  expect(en).not.toBe(sentenceOf('telegram_error').en);
}

async function expectLogged(at: Scene, error: string, code: ErrorCode) {
  const platformError = keptName(error);
  expect(await newestErrorOf(at)).toMatchObject({ code, platformError, message: sentenceOf(code) });
}

describe('an error that is about a person', () => {
  it.each(
    walks([
      ['invite', 'USER_PRIVACY_RESTRICTED', 'user_privacy_restricted'],
      ['invite', 'USER_NOT_MUTUAL_CONTACT', 'user_not_mutual_contact'],
      ['invite', 'USER_CHANNELS_TOO_MUCH', 'user_channels_too_much'],
      ['invite', 'USER_KICKED', 'user_kicked'],
      ['invite', 'USER_BLOCKED', 'user_blocked'],
      ['invite', 'USER_BOT', 'user_is_bot'],
      ['invite', 'INPUT_USER_DEACTIVATED', 'user_deactivated'],
      ['invite', 'USER_ID_INVALID', 'person_not_addressable'],
      ['message', 'PEER_ID_INVALID', 'person_not_addressable'],
      ['message', 'USER_IS_BLOCKED', 'user_blocked'],
      ['message', 'YOU_BLOCKED_USER', 'user_blocked'],
      ['message', 'PRIVACY_PREMIUM_REQUIRED', 'message_premium_required'],
      ['message', 'ALLOW_PAYMENT_REQUIRED_50', 'message_payment_required'],
      ['person', 'USERNAME_NOT_OCCUPIED', 'username_not_found'],
      ['person', 'USERNAME_INVALID', 'username_not_found'],
      ['phone', 'PHONE_NOT_OCCUPIED', 'phone_not_found'],
    ]),
  )('(%s: %s) is %s, and the account goes on', async (call, error, code) => {
    expect(await on[call](error, shared)).toMatchObject({ code });
    expectExplained(code, 'person');
    await expectLogged(shared, error, code);
    expect(await team.accountOf(shared.accountId)).toMatchObject({ state: 'active' });
    expect(team.restrictionsOf(shared.accountId)).toEqual([]);
  });

  it('USER_ALREADY_PARTICIPANT counts them as in, and not as a join', async () => {
    expect(await on.inviteToGroup('USER_ALREADY_PARTICIPANT')).toMatchObject({ outcome: 'already_member' });
    expectExplained('already_member', 'person');
  });

  it('RANDOM_ID_DUPLICATE counts the message as sent', async () => {
    expect(await on.message('RANDOM_ID_DUPLICATE', shared)).toMatchObject({ outcome: 'sent' });
    expectExplained('message_sent_already', 'person');
  });
});

describe('an error that is about an account in one chat', () => {
  it.each(
    walks([
      ['invite', 'CHAT_WRITE_FORBIDDEN', 'chat_write_forbidden'],
      ['invite', 'CHANNEL_PRIVATE', 'channel_private'],
      ['invite', 'USER_BANNED_IN_CHANNEL', 'chat_write_forbidden'],
      ['message', 'CHAT_RESTRICTED', 'chat_restricted'],
      ['message', 'CHAT_GUEST_SEND_FORBIDDEN', 'chat_guest_send_forbidden'],
    ]),
  )('(%s: %s) is %s, and the account works elsewhere', async (call, error, code) => {
    expect(await on[call](error, shared)).toMatchObject({ outcome: 'refused', code, retryAt: null });
    expectExplained(code, 'account_in_destination');
    await expectLogged(shared, error, code);
    expect(await team.accountOf(shared.accountId)).toMatchObject({ state: 'active' });
  });

  it.each(
    walks([
      ['CHAT_ADMIN_REQUIRED', 'chat_admin_required'],
      ['CHANNEL_INVALID', 'channel_invalid'],
      ['CHAT_INVALID', 'channel_invalid'],
      ['CHAT_ID_INVALID', 'channel_invalid'],
    ]),
  )('(%s) is %s', async (error, code) => {
    const at = await team.scene();
    expect(await on.invite(error, at)).toMatchObject({ outcome: 'refused', code });
    expectExplained(code, 'account_in_destination');
    await expectLogged(at, error, code);
    expect(await team.accountOf(at.accountId)).toMatchObject({ state: 'active' });
  });

  it('SLOWMODE_WAIT_30 is waited out in that chat, and the account writes to others meanwhile', async () => {
    const { retryAt, executedAt, ...refused } = await on.message('SLOWMODE_WAIT_30', shared);
    expect(refused).toMatchObject({ outcome: 'refused', code: 'slowmode_wait' });
    expect(Date.parse(retryAt) - Date.parse(executedAt)).toBe(30_000);
    expectExplained('slowmode_wait', 'account_in_destination');
    expect(await newestErrorOf(shared)).toMatchObject({ detail: { waitSeconds: 30 } });
    expect(team.restrictionsOf(shared.accountId)).toEqual([]);
    expect((await write(shared, shared.people[1] ?? '')).body).toMatchObject({ outcome: 'sent' });
  });
});

describe('an error that is about a chat', () => {
  it.each(
    walks([
      ['invite', 'USERS_TOO_MUCH', 'destination_full'],
      ['invite', 'BOTS_TOO_MUCH', 'too_many_bots'],
      ['message', 'TOPIC_CLOSED', 'topic_closed'],
    ]),
  )('(%s: %s) is %s', async (call, error, code) => {
    expect(await on[call](error, shared)).toMatchObject({ outcome: 'refused', code });
    expectExplained(code, 'destination');
    await expectLogged(shared, error, code);
    expect(await team.accountOf(shared.accountId)).toMatchObject({ state: 'active' });
  });
});

describe('an error that is about the account', () => {
  it.each(
    walks([
      ['invite', 'PEER_FLOOD', 'peer_flood', 'peer_flood'],
      ['members', 'FROZEN_METHOD_INVALID', 'account_frozen', 'frozen'],
      ['members', 'FROZEN_PARTICIPANT_MISSING', 'account_frozen', 'frozen'],
      ['members', 'FLOOD_WAIT_77', 'flood_wait', 'flood_wait'],
      ['message', 'FLOOD_PREMIUM_WAIT_77', 'flood_wait', 'flood_wait'],
      ['members', 'AUTH_KEY_UNREGISTERED', 'account_logged_out', 'logged_out'],
      ['members', 'AUTH_KEY_INVALID', 'account_logged_out', 'logged_out'],
      ['invite', 'AUTH_KEY_DUPLICATED', 'account_logged_out', 'logged_out'],
      ['message', 'SESSION_REVOKED', 'account_logged_out', 'logged_out'],
      ['members', 'SESSION_EXPIRED', 'account_logged_out', 'logged_out'],
      ['members', 'USER_DEACTIVATED', 'account_banned', 'banned'],
      ['message', 'PHONE_NUMBER_BANNED', 'account_banned', 'banned'],
      ['invite', 'USER_DEACTIVATED_BAN', 'account_banned', 'banned'],
    ]),
  )('(%s: %s) is %s and has it %s, until the time or a person ends that', async (call, error, code, kind) => {
    const at = await team.scene();
    expect(await on[call](error, at)).toMatchObject({ code });
    expectExplained(code, 'account');
    const { state, stateUntil } = await team.accountOf(at.accountId);
    expect([state, stateUntil === null]).toEqual([kind, catalogue[code].retry !== 'later']);
    expect(team.restrictionsOf(at.accountId)).toMatchObject([{ kind }]);
    await expectLogged(at, error, code);
    // Never again, whatever is asked: Telegram is not even told.
    const calls = (await team.callsOf(at, 'channels.inviteToChannel')).length;
    expect((await team.invite(at, at.people[1] ?? '')).body).toEqual({ outcome: 'not_sent', code });
    expect(await team.callsOf(at, 'channels.inviteToChannel')).toHaveLength(calls);
  });
});

describe('an answer after which nobody knows', () => {
  it.each(
    walks([
      ['CHAT_MEMBER_ADD_FAILED', 400],
      ['MSG_ID_INVALID', 400],
      ['Timeout', -503],
      ['RPC_CALL_FAIL', 500],
      ['INTERDC_2_CALL_ERROR', 500],
    ]),
  )(
    '(%s) is unknown, so that membership is checked before anything is said or repeated',
    async (error, code) => {
      await team.control.addFault({ method: 'channels.inviteToChannel', error, code, count: 1 });
      const { body } = await team.invite(shared, first(shared));
      expect(body).toEqual({ outcome: 'unknown', code: 'outcome_unknown' });
      expectExplained('outcome_unknown', 'person');
      await expectLogged(shared, error, 'outcome_unknown');
      expect(await team.accountOf(shared.accountId)).toMatchObject({ state: 'active' });
    },
  );
});

describe('an error of a search', () => {
  it.each(walks(['QUERY_TOO_SHORT', 'SEARCH_QUERY_EMPTY']))('(%s) asks for more characters', async error => {
    expect(await on.members(error, shared)).toMatchObject({ status: 'failed', code: 'query_too_short' });
    expectExplained('query_too_short', 'request');
  });
});

describe('an error of a login', () => {
  const call = (path: string, body: object) =>
    team.integration.call({ teamId: team.teamId }, 'POST', `/api/v1/accounts/logins${path}`, body);
  const look = async (id: string) =>
    (await team.integration.call({ teamId: team.teamId }, 'GET', `/api/v1/accounts/logins/${id}`)).body;
  const begin = async (extra: { password?: string } = {}) => {
    const telegram = await createTelegramAccount(team.harness.sandbox, extra);
    const { body } = await call('', { method: 'code', phone: telegram.phone });
    const code = await newestCode(team.harness.sandbox, telegram.userId);
    return { id: body.id, code };
  };

  it.each(
    walks([
      ['PHONE_NUMBER_INVALID', 'phone_invalid'],
      ['PHONE_NUMBER_FLOOD', 'phone_flood'],
      ['PHONE_NUMBER_BANNED', 'phone_banned'],
      ['UPDATE_APP_TO_LOGIN', 'login_needs_update'],
      ['API_ID_INVALID', 'telegram_app_refused'],
      ['API_ID_PUBLISHED_FLOOD', 'telegram_app_refused'],
    ]),
  )('%s sends no code: %s', async (error, code) => {
    const { phone } = await createTelegramAccount(team.harness.sandbox);
    await provoke('auth.sendCode', error);
    const answer = await call('', { method: 'code', phone });
    expect(answer).toMatchObject({
      status: catalogue[code].status,
      body: { code, message: sentenceOf(code) },
    });
    expectExplained(code, code === 'telegram_app_refused' ? 'global' : 'request');
  });

  it.each(
    walks([
      ['PHONE_CODE_INVALID', 'code_invalid', 'code_sent'],
      ['PHONE_CODE_EMPTY', 'code_invalid', 'code_sent'],
      ['PHONE_NUMBER_UNOCCUPIED', 'phone_unoccupied', 'failed'],
      ['PHONE_CODE_EXPIRED', 'code_expired', 'expired'],
      ['AUTH_RESTART', 'login_restarted', 'expired'],
    ]),
  )('%s of a code is %s, and the attempt %s', async (error, code, state) => {
    const login = await begin();
    await provoke('auth.signIn', error);
    const answer = await call(`/${login.id}/code`, { code: login.code });
    expect(answer.body).toMatchObject({ code, message: sentenceOf(code) });
    expectExplained(code, 'request');
    expect(await look(login.id)).toMatchObject({ state });
  });

  it('SESSION_PASSWORD_NEEDED asks for the password', async () => {
    const login = await begin();
    await provoke('auth.signIn', 'SESSION_PASSWORD_NEEDED');
    await call(`/${login.id}/code`, { code: login.code });
    expectExplained('password_needed', 'request');
    expect(await look(login.id)).toMatchObject({ state: 'password_needed' });
  });

  it.each(
    walks([
      ['PASSWORD_HASH_INVALID', 'password_invalid', 'password_needed'],
      ['PHONE_PASSWORD_FLOOD', 'login_flood', 'failed'],
    ]),
  )('%s of a password is %s, and the attempt %s', async (error, code, state) => {
    const login = await begin({ password: 'correct horse' });
    await call(`/${login.id}/code`, { code: login.code });
    await provoke('auth.checkPassword', error);
    const answer = await call(`/${login.id}/password`, { password: 'correct horse' });
    expect(answer.body).toMatchObject({ code, message: sentenceOf(code) });
    expectExplained(code, 'request');
    expect(await look(login.id)).toMatchObject({ state });
  });

  it('SRP_ID_INVALID has the proof made anew, once', async () => {
    const login = await begin({ password: 'correct horse' });
    await call(`/${login.id}/code`, { code: login.code });
    await provoke('auth.checkPassword', 'SRP_ID_INVALID');
    const answer = await call(`/${login.id}/password`, { password: 'correct horse' });
    expect(answer.body).toMatchObject({ state: 'connected' });
    expectExplained('password_question_changed', 'request');
  });
});

describe('an error that nobody knows', () => {
  it('keeps its name, and is counted under it', async () => {
    const error = 'MOON_PHASE_INVALID';
    expect(await on.invite(error, shared)).toMatchObject({
      outcome: 'refused',
      code: 'telegram_error',
      platformError: error,
    });
    await expectLogged(shared, error, 'telegram_error');
    const { body } = await team.integration.app.inject('/metrics');
    expect(body).toContain(`telegram_unknown_errors_total{error="${error}"`);
  });

  it('is none of Telegram’s that have a name here: each of those has been provoked', () => {
    expect(whatIsNotWalked()).toEqual([]);
  });
});
