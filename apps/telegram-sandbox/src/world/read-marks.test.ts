import fc from 'fast-check';
import { expect, it } from 'vitest';
import { PrivateChats } from './conversation.ts';
import { ReadMarks } from './read-marks.ts';

it('says how far the one of the others who has read furthest has read', () => {
  const reading = fc.record({ userId: fc.nat({ max: 5 }), further: fc.nat({ max: 3 }) });
  fc.assert(
    fc.property(fc.array(reading), fc.nat({ max: 5 }), (readings, viewerId) => {
      const conversation = new PrivateChats().between(1, 2);
      const marks = new ReadMarks();
      const furthest = new Map<number, number>();
      for (const { userId, further } of readings) {
        const upTo = (furthest.get(userId) ?? 0) + further;
        furthest.set(userId, upTo);
        marks.set(conversation, userId, upTo);
      }
      furthest.delete(viewerId);
      expect(marks.byOthers(conversation, viewerId)).toBe(Math.max(0, ...furthest.values()));
    }),
  );
});
