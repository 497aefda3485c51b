import { Api } from 'telegram';
import { returnBigInt } from 'telegram/Helpers.js';
import { describe, expect, it } from 'vitest';
import { cast } from './cast.ts';
import { useSandbox } from './fixture.ts';
import { bounds, listed } from './written-messages.ts';

const telegram = useSandbox({ people: 300 });
const { newChat } = cast(telegram);

/** A supergroup in which its creator has written m1 to m250, so far apart. */
async function longHistory(apartMs: number) {
  const chat = await newChat();
  const { world, clock } = telegram.sandbox;
  const to = { kind: 'chat', id: Number(chat.item.chatId) } as const;
  const written = { type: 'message-sent', to, fromId: Number(chat.account.userId) } as const;
  const texts = Array.from({ length: 250 }, (_, place) => `m${place + 1}`);
  const since = clock.now() + 1_000;
  for (const [place, text] of texts.entries())
    world.commit({ ...written, randomId: text, text, at: since + place * apartMs });
  return { ...chat, texts };
}

describe.each([
  { apart: 'within one second', apartMs: 0 },
  { apart: 'a second apart', apartMs: 1_000 },
])('250 messages $apart', ({ apartMs }) => {
  it.each([
    { list: 'history', fromUser: undefined, reverse: false },
    { list: 'history', fromUser: undefined, reverse: true },
    { list: 'search', fromUser: 'me', reverse: false },
    { list: 'search', fromUser: 'me', reverse: true },
  ])('are all met by gramjs, page by page ($list, oldest first: $reverse)', async ({ fromUser, reverse }) => {
    const { client, channel, texts } = await longHistory(apartMs);
    const met: string[] = [];
    const from = fromUser === undefined ? {} : { fromUser };
    for await (const { message } of client.iterMessages(channel, { limit: 1_000, reverse, ...from }))
      if (message) met.push(message);
    expect(met).toEqual(reverse ? texts : texts.toReversed());
  });
});

describe('a page of a history', () => {
  it('that is to lie among the newer ones is moved first and cut then', async () => {
    const { client, channel } = await longHistory(1_000);
    const page = { ...bounds, offsetId: 25, addOffset: -20, limit: 20 };
    const newer = await client.invoke(
      new Api.messages.GetHistory({ peer: channel, ...page, hash: returnBigInt(0) }),
    );
    expect(listed(newer).map(({ id }) => id)).toEqual(Array.from({ length: 20 }, (_, place) => 44 - place));
    const beyond = { ...bounds, addOffset: -20, limit: 30 };
    const newest = await client.invoke(
      new Api.messages.GetHistory({ peer: channel, ...beyond, hash: returnBigInt(0) }),
    );
    expect(listed(newest).map(({ id }) => id)).toEqual(Array.from({ length: 10 }, (_, place) => 251 - place));
  });
});
