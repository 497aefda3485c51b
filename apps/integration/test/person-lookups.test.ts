import { waitReasons } from '@muster/contracts';
import { clock, newId } from '@muster/service-kit';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import {
  connectAccount,
  createHarness,
  createTelegramAccount,
  type Harness,
  type Integration,
} from './harness.ts';

let harness: Harness;
let integration: Integration;
const teamId = newId();

beforeAll(async () => {
  harness = await createHarness();
  integration = await harness.start();
});
afterAll(() => harness.close());
afterEach(() => vi.restoreAllMocks());

/** An account, and a chat of somebody else with a name that the account has never met. */
async function strangersChat() {
  const [own, other] = [
    await createTelegramAccount(harness.sandbox),
    await createTelegramAccount(harness.sandbox),
  ];
  const username = `runners_${other.userId}`;
  const { control } = harness.sandbox;
  const creatorUserId = other.userId;
  const chat = await control.createChat({ kind: 'supergroup', title: 'Runners', username, creatorUserId });
  return { own, chat, username };
}

async function connect({ own, username }: Awaited<ReturnType<typeof strangersChat>>) {
  const accountId = await connectAccount(harness, integration, teamId, own);
  const url = `/api/v1/accounts/${accountId}/channels/check`;
  return (channel = `@${username}`) => integration.call({ teamId }, 'POST', url, { channel });
}

/** Takes the name of a chat away from it and gives it to another. */
async function moveName(
  { chat, username }: Awaited<ReturnType<typeof strangersChat>>,
  { chatId }: { chatId: string },
) {
  const { control } = harness.sandbox;
  await control.changeChat(chat.chatId, { username: null });
  await control.changeChat(chatId, { username });
}

/** Somebody checks the chat by its name. */
const lookUp = async () => (await connect(await strangersChat()))();

describe('a person who looks a chat up', () => {
  it('is told that the account is busy when no lease is free', async () => {
    integration.accountManager.busy = true;
    const { status, body } = await lookUp();
    integration.accountManager.busy = false;
    expect([status, body.code]).toEqual([409, 'account_busy']);
    expect(body.retryAfterSeconds).toBeGreaterThan(0);
  });

  it('is told which limit is used up, how much of it, and when there is room again', async () => {
    const nextAt = new Date(clock.now() + 30_000).toISOString();
    const message = waitReasons.resolves_per_minute;
    const limit = { name: 'resolves_per_minute', message, value: 5, used: 5, nextAt };
    integration.accountManager.denial = { code: 'account_limit_reached', retryAt: nextAt, limit };
    const { status, body } = await lookUp();
    integration.accountManager.denial = null;
    expect([status, body.code, body.limit]).toEqual([429, 'account_limit_reached', limit]);
    expect(body.retryAfterSeconds).toBeGreaterThan(0);
  });

  it('is led to the chat that has the name now, once the account has met it under that name', async () => {
    const scene = await strangersChat();
    const { control } = harness.sandbox;
    const creatorUserId = scene.own.userId;
    const mine = await control.createChat({ kind: 'supergroup', title: 'Mine', creatorUserId });
    const check = await connect(scene);
    expect((await check()).body).toMatchObject({ title: 'Runners' });
    await moveName(scene, mine);
    await check(`telegram:${mine.chatId}`);
    expect((await check()).body).toMatchObject({ title: 'Mine' });
  });

  it('is led to the chat that has the name now, after a week', async () => {
    const scene = await strangersChat();
    const check = await connect(scene);
    expect((await check()).body).toMatchObject({ title: 'Runners' });
    const { control } = harness.sandbox;
    const creatorUserId = (await createTelegramAccount(harness.sandbox)).userId;
    await moveName(scene, await control.createChat({ kind: 'supergroup', title: 'New', creatorUserId }));
    vi.spyOn(clock, 'now').mockReturnValue(clock.now() + 8 * 24 * 3_600_000);
    expect((await check()).body).toMatchObject({ title: 'New' });
  });

  it('is told to ask again soon when the line breaks under the lookup', async () => {
    const { control } = harness.sandbox;
    await control.addFault({ method: 'contacts.resolveUsername', dropConnection: true, count: 1 });
    const { status, body } = await lookUp();
    expect([status, body.code]).toEqual([502, 'telegram_failed']);
    expect(body.retryAfterSeconds).toBeGreaterThan(0);
  });
});
