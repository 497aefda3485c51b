import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connectAccount, createTelegramAccount } from './harness.ts';
import { createReading, type ReadingTeam } from './reading.ts';

let team: ReadingTeam;

beforeAll(async () => {
  team = await createReading({ people: 12_500 });
});
afterAll(() => team.harness.close());

/** Everybody a list of members names, and how often each. */
async function listed(lease: string, channel: string) {
  const people = new Map<string, number>();
  const prefixes = new Set<string>();
  let reported = 0;
  let cursor: string | null = null;
  do {
    const { body } = await team.read('/chats/members', { lease, channel, ...(cursor && { cursor }) });
    if (body.status !== 'page') throw new Error(JSON.stringify(body));
    for (const { platformUserId: id } of body.people) people.set(id, (people.get(id) ?? 0) + 1);
    reported = body.reported;
    cursor = body.nextCursor;
    if (cursor) prefixes.add(JSON.parse(Buffer.from(cursor, 'base64url').toString()).prefix);
  } while (cursor);
  return { people, reported, prefixes };
}

describe('the members of a large group', () => {
  it('are listed as far as Telegram lists them, and then found by what their names begin with', async () => {
    const { channel, lease } = await team.scene({ kind: 'supergroup', members: { count: 12_000 } });
    const { people, reported, prefixes } = await listed(lease, channel);
    expect(reported).toBe(12_001);
    // Nobody finds those who deleted their account by a name they no longer have.
    expect(people.size).toBeGreaterThan(11_800);
    expect(people.size).toBeLessThanOrEqual(12_001);
    expect(prefixes.size).toBe(1 + 26 + 33 + 10);
  }, 120_000);

  it('that Telegram lists all are not searched for by their names', async () => {
    const { channel, lease, telegram } = await team.scene({ kind: 'supergroup', members: { count: 900 } });
    const { people, prefixes } = await listed(lease, channel);
    expect(people.size).toBe(901);
    expect([...people.values()].every(times => times === 1)).toBe(true);
    expect(prefixes).toEqual(new Set(['']));
    expect(await team.callsOf(telegram.userId, 'channels.getParticipants')).toHaveLength(5);
  });
});

describe('hidden members', () => {
  it('are said to be hidden by one look, and are read by an admin', async () => {
    const outsider = await createTelegramAccount(team.harness.sandbox);
    const hidden = await team.scene({
      kind: 'supergroup',
      members: { userIds: [outsider.userId] },
      settings: { membersHidden: true },
    });
    const accountId = await connectAccount(team.harness, team.integration, team.teamId, outsider);
    const lease = team.leaseOf(accountId);
    expect((await team.read('/chats/members', { lease, channel: hidden.channel })).body).toEqual({
      status: 'failed',
      code: 'members_hidden',
      retryAt: null,
    });
    expect(await team.callsOf(outsider.userId, 'channels.getParticipants')).toHaveLength(0);
    const { people } = await listed(hidden.lease, hidden.channel);
    expect([...people.keys()].toSorted()).toEqual([hidden.telegram.userId, outsider.userId].toSorted());
  });

  it('are those of every channel to whoever is no admin there', async () => {
    const subscriber = await createTelegramAccount(team.harness.sandbox);
    const { channel } = await team.scene({ kind: 'channel', members: { userIds: [subscriber.userId] } });
    const accountId = await connectAccount(team.harness, team.integration, team.teamId, subscriber);
    const { body } = await team.read('/chats/members', { lease: team.leaseOf(accountId), channel });
    expect(body).toMatchObject({ code: 'members_hidden' });
  });
});

it('a reader with room for one call alone gets on, page by page', async () => {
  const { accountId, channel } = await team.scene({ kind: 'supergroup', members: { count: 5 } });
  // One call was the list of chats, when the account was connected.
  const lease = team.leaseOf(accountId, { readsPerMinute: 2 });
  const { body } = await team.read('/chats/members', { lease, channel });
  expect(body).toMatchObject({ status: 'page', people: [], reported: 6, nextCursor: expect.any(String) });
  const goOn = { channel, cursor: body.nextCursor };
  expect((await team.read('/chats/members', { lease, ...goOn })).body.status).toBe('throttled');
  const roomier = team.leaseOf(accountId, { readsPerMinute: 3 });
  expect((await team.read('/chats/members', { lease: roomier, ...goOn })).body.people).toHaveLength(6);
});
