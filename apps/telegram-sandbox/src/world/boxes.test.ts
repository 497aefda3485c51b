import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Delivery } from './box.ts';
import { Boxes } from './boxes.ts';
import { PrivateChats } from './conversation.ts';

const people = [1, 2, 3];
const person = fc.constantFrom(...people);
const delivery = fc.record({
  from: person,
  to: person,
  what: fc.constantFrom('new' as const, 'edited' as const, 'deleted' as const, 'read-inbox' as const),
  onlyForSender: fc.boolean(),
  nth: fc.nat({ max: 5 }),
});
type Drawn = typeof delivery extends fc.Arbitrary<infer Value> ? Value : never;

/** Delivers what was drawn to all of `boxes`, as far as there is such a message. */
function deliverTo(all: readonly Boxes[], drawn: readonly Drawn[]): void {
  const privateChats = new PrivateChats();
  for (const { from, to, what, onlyForSender, nth } of drawn) {
    const conversation = privateChats.between(from, to);
    const content = { kind: 'text' as const, text: 'x' };
    if (what === 'new') conversation.messages.append({ fromId: from, at: 0, content });
    const messageId = Math.max(1, conversation.messages.newestId - (what === 'new' ? 0 : nth));
    if (conversation.messages.get(messageId) === null) continue;
    const owners = onlyForSender && what !== 'new' ? [from] : [...new Set([from, to])];
    for (const boxes of all)
      boxes.deliver({ owners, conversation, at: 0, happened: happened(what, messageId) });
  }
}

function happened(kind: Drawn['what'], messageId: number): Delivery['happened'] {
  if (kind === 'deleted') return { kind, messageIds: [messageId] };
  return kind === 'read-inbox' ? { kind, upTo: messageId } : { kind, messageId };
}

const stateOf = (boxes: Boxes) =>
  people.map(ownerId => {
    const box = boxes.of(ownerId);
    const entries = box.entries.map(entry => [entry.id, entry.messageId, entry.conversation]);
    return { entries, events: box.log.since(1)?.map(({ pts, count, event }) => [pts, count, event.kind]) };
  });

describe('a box', () => {
  it('is the same whether it was looked into from the beginning or only in the end', () => {
    fc.assert(
      fc.property(fc.array(delivery, { maxLength: 40, size: 'max' }), drawn => {
        const [early, late] = [new Boxes([]), new Boxes([])];
        for (const ownerId of people) early.of(ownerId);
        deliverTo([early, late], drawn);
        expect(stateOf(late)).toEqual(stateOf(early));
      }),
    );
  });

  it('never gives an id twice and counts every event, so that its pts is never behind', () => {
    fc.assert(
      fc.property(fc.array(delivery, { maxLength: 40, size: 'max' }), drawn => {
        const boxes = new Boxes([]);
        deliverTo([boxes], drawn);
        for (const ownerId of people) {
          const { log } = boxes.of(ownerId);
          const events = log.since(1) ?? [];
          const ids = events.flatMap(({ event }) => (event.kind === 'new' ? event.entry.id : []));
          expect(ids).toEqual(ids.map((_, place) => place + 1));
          expect(log.pts).toBe(1 + events.reduce((sum, { count }) => sum + count, 0));
        }
      }),
    );
  });
});
