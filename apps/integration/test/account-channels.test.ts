import { newId } from '@muster/service-kit';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createTelegramAccount, untilChannelsKnown } from './harness.ts';
import { createLoggingIn, type LoggingIn } from './logging-in.ts';

let team: LoggingIn;
beforeAll(async () => {
  team = await createLoggingIn();
});
afterAll(() => team.close());

/** Connects somebody; answers when the login was answered, which is before the chats are known. */
async function connect({ userId, phone }: { userId: string; phone: string }) {
  const { body: login } = await team.start(phone);
  const view = await team.watch(login.id);
  const { body } = await team.submit(login.id, 'code', await team.code(userId));
  return { accountId: String(body.accountId), view, answeredAt: performance.now() };
}

const channels = async (accountId: string, query = '', teamId = team.teamId) =>
  team.call('GET', `${accountId}/channels${query}`, undefined, teamId);

const somebody = () => createTelegramAccount(team.harness.sandbox);

describe('the groups and channels of an account', () => {
  it('are known right after connecting, each with what the account is and may do there', async () => {
    const [anna, owner] = [await somebody(), await somebody()];
    const { control } = team;
    const own = await control.createChat({
      kind: 'supergroup',
      title: 'Club',
      username: 'club_of_anna',
      creatorUserId: anna.userId,
      members: { count: 20 },
    });
    const small = await control.createChat({ kind: 'group', title: 'friends', creatorUserId: anna.userId });
    const visited = await control.createChat({
      kind: 'channel',
      title: 'Allotments',
      creatorUserId: owner.userId,
      members: { userIds: [anna.userId] },
    });
    const { accountId, view } = await connect(anna);
    const { data } = await view.until(({ event }) => event === 'channels');
    expect(data).toEqual({ accountId, total: 3, mayInvite: 2 });
    const { body } = await channels(accountId);
    expect(body).toMatchObject({
      items: [
        {
          channel: `telegram:${own.chatId}`,
          kind: 'supergroup',
          title: 'Club',
          username: 'club_of_anna',
          role: 'creator',
          mayInvite: true,
          permissions: expect.arrayContaining(['invite_users']),
        },
        {
          channel: `telegram:-${small.chatId}`,
          kind: 'group',
          title: 'friends',
          mayInvite: true,
          members: 1,
        },
        { channel: `telegram:${visited.chatId}`, kind: 'channel', role: 'member', mayInvite: false },
      ],
      nextCursor: null,
      total: 3,
    });
    expect(Date.parse(body.readAt)).toBeGreaterThan(0);
  });

  it('keep the answer to the login waiting no moment', async () => {
    await team.control.addFault({ method: 'messages.getDialogs', delayMs: 1_000, count: 1 });
    const { accountId, view } = await connect(await somebody());
    expect((await channels(accountId)).body).toMatchObject({ items: [], readAt: null });
    const { data } = await view.until(({ event }) => event === 'channels');
    expect(data).toEqual({ accountId, total: 0, mayInvite: 0 });
  });

  it('are two hundred, read page by page within two seconds of the answer, and shown page by page', async () => {
    const anna = await somebody();
    const kinds = ['supergroup', 'channel', 'group'] as const;
    for (let n = 0; n < 200; n += 1) {
      const kind = kinds[n % kinds.length] ?? 'group';
      await team.control.createChat({ kind, title: `Chat ${n}`, creatorUserId: anna.userId });
    }
    const { accountId, view, answeredAt } = await connect(anna);
    const { data } = await view.until(({ event }) => event === 'channels');
    const knownAfterMs = performance.now() - answeredAt;
    expect(data).toMatchObject({ total: 200, mayInvite: 200 });
    expect(knownAfterMs).toBeLessThan(2_000);

    const seen: string[] = [];
    for (let cursor: string | null = ''; cursor !== null; ) {
      const { body }: Awaited<ReturnType<typeof channels>> = await channels(accountId, `?limit=90${cursor}`);
      expect(body.total).toBe(200);
      seen.push(...body.items.map(({ title }: { title: string }) => title));
      cursor = body.nextCursor && `&cursor=${encodeURIComponent(body.nextCursor)}`;
    }
    expect(seen).toHaveLength(200);
    expect(new Set(seen).size).toBe(200);
    expect(seen.slice(0, 3)).toEqual(['Chat 0', 'Chat 1', 'Chat 10']);
  });

  it('are those it is still in, once the list was read again', async () => {
    const [anna, owner] = [await somebody(), await somebody()];
    const chat = await team.control.createChat({
      kind: 'supergroup',
      title: 'Left behind',
      creatorUserId: owner.userId,
      members: { userIds: [anna.userId] },
    });
    const { accountId } = await connect(anna);
    const { readAt, total } = await untilChannelsKnown(team.integration, team.teamId, accountId);
    expect(total).toBe(1);
    await team.control.removeMember(chat.chatId, anna.userId);
    await team.clock.advance(5 * 60_000);
    // What is known is answered at once, and read anew behind it.
    expect((await channels(accountId)).body).toMatchObject({ total: 1, readAt });
    await vi.waitFor(
      async () => expect((await channels(accountId)).body).toMatchObject({ items: [], total: 0 }),
      { timeout: 10_000 },
    );
  });

  it('are shown to viewers, and of another team’s account to nobody', async () => {
    const { accountId } = await connect(await somebody());
    const url = `/api/v1/accounts/${accountId}/channels`;
    const viewer = { teamId: team.teamId, role: 'viewer' } as const;
    expect(await team.integration.call(viewer, 'GET', url)).toMatchObject({ status: 200 });
    expect(await channels(accountId, '', newId())).toMatchObject({
      status: 404,
      body: { code: 'not_found' },
    });
    expect(await channels(accountId, '?cursor=none')).toMatchObject({ status: 400 });
  });
});
