import { expect, it } from 'vitest';
import { PrivateChats } from '../world/conversation.ts';
import { searchEverywhere } from './search-everywhere.ts';

const privateChats = new PrivateChats();
let drawn = 0;
/** Messages of which the oldest has the word that is looked for; the number of messages is the time of the newest. */
const written = (partnerId: number, count: number) => {
  const content = (text: string) => ({ kind: 'text' as const, text });
  return {
    conversation: privateChats.between(1, partnerId),
    messages: {
      size: count,
      at: (place: number) => {
        drawn++;
        return { id: place + 1, at: place, fromId: 1, content: content(place === 0 ? 'needle' : 'hay') };
      },
    },
  };
};
const wanted = {
  query: 'needle',
  filter: { _: 'inputMessagesFilterEmpty' } as const,
  minDate: 0,
  maxDate: 0,
};

it('looks at 10,000 messages in all, at short conversations whole', () => {
  const loud = Array.from({ length: 40 }, (_, nth) => written(100 + nth, 500_000));
  const { found, inexact } = searchEverywhere([...loud, written(2, 200)], wanted);
  expect(found.map(({ conversation }) => conversation)).toEqual([privateChats.between(1, 2)]);
  expect(inexact).toBe(true);
  expect(drawn).toBeLessThanOrEqual(10_000);
});

it('says when it has looked at everything', () => {
  const { found, inexact } = searchEverywhere([written(3, 200), written(4, 300)], wanted);
  expect(found).toHaveLength(2);
  expect(inexact).toBe(false);
});
