import { Api } from 'telegram';
import { afterEach, describe, expect, it } from 'vitest';
import { readEvents } from './event-reader.ts';
import { useSandbox } from './fixture.ts';
import { requestCode } from './gramjs-client.ts';
import { runSandbox } from './running-sandbox.ts';

const telegram = useSandbox({ people: 500 });
const { control } = telegram;
const open: (() => Promise<void>)[] = [];
const follow = async (lastEventId?: number) => {
  const events = await readEvents(control.url(), lastEventId);
  open.push(events.close);
  return events;
};

afterEach(async () => {
  for (const close of open.splice(0)) await close();
});

describe('live events', () => {
  it('tell a login code the moment it arrives', async () => {
    const account = await telegram.newAccount();
    const events = await follow();
    await requestCode(await telegram.connect(), account.phone);
    const { event } = await events.nextOf('login-code');
    expect(event).toMatchObject({ userId: account.userId, code: await control.newestCode(account.userId) });
  });

  it('tell who logged in, and what was done, with its number in the record', async () => {
    const events = await follow();
    const { account } = await telegram.newUser();
    expect((await events.nextOf('login')).event).toMatchObject({ userId: account.userId });
    const { id, event } = await events.nextOf('action');
    const { items } = await control.record(`method=auth.signIn&accountId=${account.userId}`);
    expect(event).toMatchObject({ action: { method: 'auth.signIn', accountId: account.userId } });
    expect(id).toBe(items[0]?.seq);
  });

  it('tell whose conversation something new stands in', async () => {
    const reader = await telegram.newUser({ username: 'reads_events' });
    const writer = await telegram.newUser();
    const events = await follow();
    await writer.client.sendMessage('reads_events', { message: 'hello' });
    const owners = [await events.nextOf('message'), await events.nextOf('message')].map(({ event }) => event);
    expect(owners).toContainEqual({ type: 'message', userId: reader.account.userId });
    expect(owners).toContainEqual({ type: 'message', userId: writer.account.userId });
  });

  it('tell what a request changed, and nothing of one that was refused', async () => {
    const events = await follow();
    await expect(control.request('DELETE', '/faults/none')).rejects.toThrow(/no fault/);
    await control.advanceClock(1_000);
    expect((await events.nextOf('changed')).event).toMatchObject({ method: 'POST', route: '/clock' });
  });

  it('go on after the last action that was read', async () => {
    const { client, account } = await telegram.newUser();
    const { lastSeq } = await control.record();
    await client.invoke(new Api.updates.GetState());
    await client.invoke(new Api.help.GetNearestDc());
    const events = await follow(lastSeq);
    const missed = [await events.nextOf('action'), await events.nextOf('action')];
    expect(missed.map(({ id }) => id)).toEqual([lastSeq + 1, lastSeq + 2]);
    expect(missed.map(({ event }) => event)).toMatchObject([
      { action: { accountId: account.userId, method: 'updates.getState' } },
      { action: { method: 'help.getNearestDc' } },
    ]);
  });

  it('say so when more was missed than is told again', async () => {
    const { lastSeq } = await control.record();
    expect((await (await follow(lastSeq + 1)).next()).event).toEqual({ type: 'missed' });
  });

  it('end when the sandbox stops, which waits for nobody', async () => {
    const sandbox = await runSandbox({ people: 500 });
    const events = await readEvents(sandbox.current.controlUrl);
    await sandbox.stop();
    await expect(events.next()).rejects.toThrow('the events ended');
  });
});
