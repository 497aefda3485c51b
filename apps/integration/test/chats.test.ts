import { newId } from '@muster/service-kit';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  connectAccount,
  createHarness,
  createTelegramAccount,
  type Harness,
  type Integration,
  leaseToken,
  permitToken,
} from './harness.ts';

let harness: Harness;
let integration: Integration;
const teamId = newId();

beforeAll(async () => {
  harness = await createHarness();
  integration = await harness.start({ callDeadlineMs: 10_000 });
});
afterAll(() => harness.close());
beforeEach(() => harness.sandbox.control.clearFaults());

/** A connected account that is in one chat of its own making. */
async function scene(kind: 'group' | 'supergroup' | 'channel', count: number) {
  const telegram = await createTelegramAccount(harness.sandbox);
  const chat = await harness.sandbox.control.createChat({
    kind,
    title: 'Runners',
    ...(kind !== 'group' && { username: `runners_${telegram.userId}` }),
    creatorUserId: telegram.userId,
    members: { count },
  });
  const accountId = await connectAccount(harness, integration, teamId, telegram);
  const channel = `telegram:${kind === 'group' ? '-' : ''}${chat.chatId}`;
  return { telegram, chat, accountId, channel, lease: leaseToken(harness.sign, { accountId, teamId }) };
}

const parsing = (url: string, body: object) => integration.call({ service: 'parsing' }, 'POST', url, body);

const callsOf = async (userId: string, method: string) =>
  (await harness.sandbox.control.record({ accountId: userId, method, limit: 1000 })).items;

describe('the members of a chat', () => {
  it.each([
    ['supergroup', 1_100],
    ['channel', 450],
    ['group', 60],
  ] as const)('of a %s are read page by page until the list ends', async (kind, count) => {
    const { chat, channel, lease } = await scene(kind, count);
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const { body } = await parsing('/chats/members', { lease, channel, ...(cursor && { cursor }) });
      expect(body).toMatchObject({ status: 'page', reported: chat.memberCount });
      seen.push(...body.people.map((person: { platformUserId: string }) => person.platformUserId));
      cursor = body.nextCursor;
    } while (cursor);
    const members = await allMembers(chat.chatId);
    expect(seen.toSorted()).toEqual(members.toSorted());
  });

  it('that only admins may see are said to be hidden', async () => {
    const { lease, channel } = await scene('supergroup', 20);
    await harness.sandbox.control.addFault({
      method: 'channels.getParticipants',
      error: 'CHAT_ADMIN_REQUIRED',
      count: 1,
    });
    expect((await parsing('/chats/members', { lease, channel })).body).toEqual({
      status: 'failed',
      code: 'members_hidden',
      retryAt: null,
    });
  });

  it('are read no faster than the lease allows', async () => {
    const { accountId, channel, telegram } = await scene('supergroup', 20);
    const lease = leaseToken(harness.sign, { accountId, teamId, readsPerMinute: 3 });
    expect((await parsing('/chats/members', { lease, channel })).body.status).toBe('page');
    const { body } = await parsing('/chats/members', { lease, channel });
    expect(body.status).toBe('throttled');
    expect(Date.parse(body.retryAt)).toBeGreaterThan(Date.now() + 50_000);
    expect(await callsOf(telegram.userId, 'channels.getParticipants')).toHaveLength(1);
  });

  it.each([
    ['that has ended', { expiresAtMs: 1 }],
    ['for an account of another team', { teamId: newId() }],
  ])('are not read with a lease %s', async (_what, claims) => {
    const { accountId, channel } = await scene('supergroup', 5);
    const lease = leaseToken(harness.sign, { accountId, teamId, ...claims });
    expect(await parsing('/chats/members', { lease, channel })).toMatchObject({
      status: 409,
      body: { code: 'lease_lost' },
    });
  });

  it('are not read with a lease that a newer one has replaced', async () => {
    const { accountId, channel, lease } = await scene('supergroup', 5);
    const newer = leaseToken(harness.sign, { accountId, teamId, fencingToken: 9 });
    expect((await parsing('/chats/members', { lease: newer, channel })).body.status).toBe('page');
    expect(await parsing('/chats/members', { lease, channel })).toMatchObject({ status: 409 });
  });

  it('are not read with a cursor of somebody else’s making', async () => {
    const { channel, lease } = await scene('supergroup', 5);
    expect(await parsing('/chats/members', { lease, channel, cursor: 'bm9uZQ' })).toMatchObject({
      status: 400,
      body: { code: 'invalid_input' },
    });
  });
});

describe('a link', () => {
  it('to a chat the account is in is resolved without asking Telegram', async () => {
    const { telegram, chat, channel, lease } = await scene('supergroup', 20);
    const { body } = await parsing('/chats/resolve', { lease, link: `https://t.me/${chat.username}` });
    expect(body).toEqual({
      status: 'found',
      chat: { key: channel, kind: 'supergroup', title: 'Runners', username: chat.username, memberCount: 21 },
    });
    expect(await callsOf(telegram.userId, 'contacts.resolveUsername')).toHaveLength(0);
  });

  it('to a chat the account has not met needs a permit, is looked up once, and is then known', async () => {
    const { telegram, accountId, lease } = await scene('supergroup', 5);
    const { chat: other, channel } = await scene('supergroup', 30);
    const link = `@${other.username?.toUpperCase()}`;
    const asked = await parsing('/chats/resolve', { lease, link });
    expect(asked.body).toEqual({
      status: 'permit_needed',
      target: harness.hashPerson(`@${other.username}`),
    });
    const permit = permitToken(harness.sign, {
      accountId,
      teamId,
      action: 'resolve',
      target: asked.body.target,
    });
    const ask = () => parsing('/chats/resolve', { lease, link, permit });
    const found = { status: 'found', chat: { key: channel, memberCount: 31 } };
    for (const { body } of await Promise.all([ask(), ask()])) expect(body).toMatchObject(found);
    expect((await parsing('/chats/resolve', { lease, link })).body).toMatchObject({ status: 'found' });
    expect(await callsOf(telegram.userId, 'contacts.resolveUsername')).toHaveLength(1);
    expect(integration.accountManager.reports.at(-1)?.report).toMatchObject({ outcome: 'committed' });
  });

  it('to any of more chats than Telegram lists at once is known after the login', async () => {
    const { control } = harness.sandbox;
    const telegram = await createTelegramAccount(harness.sandbox);
    const keys: string[] = [];
    for (let number = 0; number < 120; number++) {
      const chat = await control.createChat({
        kind: 'supergroup',
        title: `Chat ${number}`,
        creatorUserId: telegram.userId,
      });
      keys.push(`telegram:${chat.chatId}`);
      if (number % 10 === 0) await control.advanceClock(1_000);
    }
    const accountId = await connectAccount(harness, integration, teamId, telegram);
    const lease = leaseToken(harness.sign, { accountId, teamId });
    for (const link of [keys[0], keys[30], keys[119]]) {
      expect((await parsing('/chats/resolve', { lease, link })).body).toMatchObject({ status: 'found' });
    }
  });

  it('to a chat the account is not in, by its id, is told as such and looked up by nobody', async () => {
    const { telegram, lease } = await scene('supergroup', 5);
    const { channel } = await scene('supergroup', 5);
    const { body } = await parsing('/chats/resolve', { lease, link: channel });
    expect(body).toEqual({ status: 'failed', code: 'channel_private', retryAt: null });
    expect(await callsOf(telegram.userId, 'contacts.resolveUsername')).toHaveLength(0);
  });

  it('to nothing is not found, and the lookup counts', async () => {
    const { accountId, lease } = await scene('supergroup', 5);
    const target = harness.hashPerson('@nobody_has_this_name');
    const permit = permitToken(harness.sign, { accountId, teamId, action: 'resolve', target });
    const { body } = await parsing('/chats/resolve', { lease, link: '@nobody_has_this_name', permit });
    expect(body).toEqual({ status: 'failed', code: 'chat_not_found', retryAt: null });
    expect(integration.accountManager.reports.at(-1)?.report).toMatchObject({ outcome: 'committed' });
  });

  it('is not resolved under a permit for another link', async () => {
    const { accountId, lease } = await scene('supergroup', 5);
    const permit = permitToken(harness.sign, {
      accountId,
      teamId,
      action: 'resolve',
      target: harness.hashPerson('@some_other_name'),
    });
    expect(await parsing('/chats/resolve', { lease, link: '@this_name', permit })).toMatchObject({
      status: 409,
      body: { code: 'permit_refused' },
    });
  });

  it('that is none is not recognised', async () => {
    const { lease } = await scene('supergroup', 5);
    expect(await parsing('/chats/resolve', { lease, link: 'https://example.com/x' })).toMatchObject({
      status: 400,
      body: { code: 'link_not_recognised' },
    });
  });
});

describe('the check of a chat by a person', () => {
  const check = (accountId: string, channel: string) =>
    integration.call({ teamId }, 'POST', `/api/v1/accounts/${accountId}/channels/check`, { channel });

  it('says what the account is and may do there', async () => {
    const { accountId, chat, channel } = await scene('supergroup', 20);
    const { status, body } = await check(accountId, `t.me/${chat.username}`);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      channel,
      role: 'creator',
      mayInvite: true,
      title: 'Runners',
      members: 21,
      kind: 'supergroup',
    });
    expect(body.permissions).toContain('invite_users');
  });

  it('looks a chat up that the account has not met, within the limits', async () => {
    const { accountId, telegram } = await scene('supergroup', 5);
    const { chat: other } = await scene('supergroup', 30);
    expect((await check(accountId, `@${other.username}`)).body).toMatchObject({
      role: 'outsider',
      mayInvite: false,
      members: 31,
    });
    await check(accountId, `@${other.username}`);
    expect(await callsOf(telegram.userId, 'contacts.resolveUsername')).toHaveLength(1);
  });

  it('reads no more than a slow task would, and says when to ask again', async () => {
    const { accountId, channel } = await scene('supergroup', 3);
    // One of its twenty calls a minute was the list of chats, when the account was connected.
    for (let left = 19; left > 0; left--) expect((await check(accountId, channel)).status).toBe(200);
    const { status, body } = await check(accountId, channel);
    expect([status, body.code]).toEqual([429, 'account_limit_reached']);
    expect(body.limit).toMatchObject({ name: 'reads_per_minute', value: 20, used: 20 });
    expect(Date.parse(body.limit.nextAt)).toBeGreaterThan(Date.now());
    expect(body.retryAfterSeconds).toBeGreaterThan(0);
  });

  it('says that there is no such chat', async () => {
    const { accountId } = await scene('supergroup', 5);
    expect(await check(accountId, '@nobody_has_this_name')).toMatchObject({
      status: 404,
      body: { code: 'chat_not_found' },
    });
  });
});

describe('the rights of an account, asked by account-manager', () => {
  const rights = (accountId: string, channel: string) =>
    integration.call({ service: 'account-manager' }, 'POST', `/accounts/${accountId}/rights`, { channel });

  it('come from what the account is in a chat, and never from resolving a name', async () => {
    const { accountId, channel, telegram } = await scene('supergroup', 5);
    expect((await rights(accountId, channel)).body).toMatchObject({ status: 'known', mayInvite: true });
    expect((await rights(accountId, 'telegram:99999')).body).toMatchObject({
      status: 'known',
      mayInvite: false,
    });
    expect(await callsOf(telegram.userId, 'contacts.resolveUsername')).toHaveLength(0);
  });

  it('are those of an admin only where the right to invite was given', async () => {
    const { control } = harness.sandbox;
    const creator = await createTelegramAccount(harness.sandbox);
    const [inviting, other] = [
      await createTelegramAccount(harness.sandbox),
      await createTelegramAccount(harness.sandbox),
    ];
    const chat = await control.createChat({
      kind: 'supergroup',
      title: 'Admins',
      creatorUserId: creator.userId,
      admins: [
        { userId: inviting.userId, canInvite: true },
        { userId: other.userId, canInvite: false },
      ],
    });
    for (const [telegram, mayInvite] of [
      [inviting, true],
      [other, false],
    ] as const) {
      const accountId = await connectAccount(harness, integration, teamId, telegram);
      expect((await rights(accountId, `telegram:${chat.chatId}`)).body).toMatchObject({ mayInvite });
    }
  });

  it('are not available while the account rests', async () => {
    const { accountId, lease, channel } = await scene('supergroup', 5);
    await harness.sandbox.control.addFault({
      method: 'channels.getFullChannel',
      error: 'FLOOD_WAIT_30',
      count: 1,
    });
    await parsing('/chats/members', { lease, channel });
    expect((await rights(accountId, channel)).body).toEqual({
      status: 'unavailable',
      code: 'flood_wait',
    });
  });
});

describe('membership', () => {
  const membership = (lease: string, channel: string, platformUserId: string) =>
    integration.call({ service: 'invite' }, 'POST', '/chats/membership', { lease, channel, platformUserId });

  it.each(['supergroup', 'group'] as const)(
    'in a %s is answered for people the account can address',
    async kind => {
      const { telegram, chat, channel, lease } = await scene(kind, 10);
      await parsing('/chats/members', { lease, channel });
      const members = await allMembers(chat.chatId);
      const somebody = members.find(id => id !== telegram.userId) ?? '';
      expect((await membership(lease, channel, somebody)).body).toEqual({ status: 'present' });
      expect((await membership(lease, channel, '4242')).body).toMatchObject({
        code: 'person_not_addressable',
      });
      await harness.sandbox.control.removeMember(chat.chatId, somebody);
      expect((await membership(lease, channel, somebody)).body).toEqual({ status: 'absent' });
    },
  );
});

async function allMembers(chatId: string): Promise<string[]> {
  const members: string[] = [];
  for (;;) {
    const page = await harness.sandbox.control.members(chatId, { offset: members.length, limit: 500 });
    members.push(...page.items.map(({ userId }) => userId));
    if (members.length >= page.total) return members;
  }
}
