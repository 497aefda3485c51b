import { Api } from 'telegram';
import { describe, expect, it } from 'vitest';
import type { Answer } from '../src/client/index.ts';
import { useSandbox } from './fixture.ts';
import { errorOf, resolveChannel, savedSession } from './gramjs-client.ts';

const telegram = useSandbox();
const ask = <Path extends '/record/invites' | '/record/errors' | '/record/rate' | '/record/connections'>(
  path: Path,
  query: Record<string, string>,
) => telegram.control.request<Answer<'get', Path>>('GET', `${path}?${new URLSearchParams(query)}`);

describe('the record', () => {
  it('counts invitations by account and chat within a window of time', async () => {
    const { client, account } = await telegram.newUser();
    const chat = await telegram.control.createChat({
      kind: 'supergroup',
      title: 'Counted',
      username: 'counted_group',
      creatorUserId: account.userId,
    });
    const channel = await resolveChannel(client, 'counted_group');
    const invite = async (username: string, privacy: 'everybody' | 'nobody') => {
      const { userId } = await telegram.newAccount({ username });
      await telegram.control.patchPerson(userId, { privacy: { invite: privacy } });
      const { users } = await client.invoke(new Api.contacts.ResolveUsername({ username }));
      const [user] = users;
      if (!(user instanceof Api.User)) throw new Error('not resolved');
      return errorOf(client.invoke(new Api.channels.InviteToChannel({ channel, users: [user] })));
    };
    await invite('counted_one', 'everybody');
    await invite('counted_two', 'nobody');
    const { now: between } = await telegram.control.advanceClock(3_600_000);
    await telegram.control.addFault({ method: 'channels.inviteToChannel', error: 'PEER_FLOOD', count: 1 });
    await invite('counted_three', 'everybody');

    const { accountId, chatId } = { accountId: account.userId, chatId: chat.chatId };
    const { items } = await ask('/record/invites', { accountId });
    expect(items).toMatchObject([{ accountId, chatId, calls: 3, invited: 1, missing: 1, refused: 1 }]);
    expect((await ask('/record/invites', { chatId, until: between })).items).toMatchObject([{ calls: 2 }]);
    expect((await ask('/record/invites', { chatId, from: between })).items).toMatchObject([{ calls: 1 }]);
    const tried = await telegram.control.record(`accountId=${accountId}&method=channels.inviteToChannel`);
    const refused = tried.items.at(-1);
    expect(refused).toMatchObject({ chatId, outcome: 'PEER_FLOOD', executed: false });
    expect(refused?.userIds).toHaveLength(1);
    expect(tried.items.slice(0, -1).map(({ executed }) => executed)).toEqual([undefined, undefined]);

    const errors = await ask('/record/errors', { accountId });
    expect(errors.items).toMatchObject([
      { error: 'PEER_FLOOD', count: 1, byMethod: { 'channels.inviteToChannel': 1 } },
    ]);
  });

  it('counts calls in slices of time', async () => {
    const { client, account } = await telegram.newUser();
    const state = () => client.invoke(new Api.updates.GetState());
    const query = { accountId: account.userId, method: 'updates.getState', sliceMs: '60000' };
    await telegram.control.advanceClock(120_000);
    await Promise.all([state(), state()]);
    await telegram.control.advanceClock(120_000);
    await state();
    const { calls, slices } = await ask('/record/rate', query);
    expect(calls).toBeGreaterThanOrEqual(3);
    expect(slices.at(-1)?.calls).toBe(1);
    expect(slices.length).toBeGreaterThanOrEqual(2);
  });

  it('knows the connections of a key: how many, how many at once, and that they ended with the process', async () => {
    const { client, account } = await telegram.newUser();
    const one = async () => {
      const { items } = await ask('/record/connections', { accountId: account.userId });
      return items;
    };
    expect(await one()).toMatchObject([{ opened: 1, closed: 0, open: 1, mostParallel: 1 }]);
    const session = savedSession(client);
    await client.destroy();
    await expect.poll(one).toMatchObject([{ opened: 1, closed: 1, open: 0 }]);
    await telegram.connect({ session }).then(again => again.getMe());
    expect(await one()).toMatchObject([{ opened: 2, closed: 1, open: 1, mostParallel: 1 }]);
    await telegram.restart();
    expect(await one()).toMatchObject([{ opened: 2, closed: 2, open: 0 }]);
  });

  it('knows that a key was used over two connections at once', async () => {
    const { client, account } = await telegram.newUser();
    const twin = await telegram.connect({ session: savedSession(client) });
    const state = () => new Api.updates.GetState();
    expect(await errorOf(twin.invoke(state()))).toBe('ok');
    expect(await errorOf(client.invoke(state()))).toBe('AUTH_KEY_DUPLICATED');
    const { items } = await ask('/record/connections', { accountId: account.userId });
    expect(items).toMatchObject([{ mostParallel: 2, duplicated: 1 }]);
    await Promise.all([client.destroy(), twin.destroy()]);
  });

  it('counts every action in the end', async () => {
    const { record } = telegram.sandbox;
    const all = await ask('/record/rate', {});
    expect(all.slices.reduce((sum, { calls }) => sum + calls, 0)).toBe(record.lastSeq);
  });
});
