import { describe, expect, it } from 'vitest';
import { History } from './history.ts';
import { type HistoryPage, pageOfHistory } from './page-of-history.ts';

const everything: HistoryPage = {
  offset_id: 0,
  offset_date: 0,
  add_offset: 0,
  limit: 100,
  max_id: 0,
  min_id: 0,
};
const content = { kind: 'text', text: 'x' } as const;

function historyOf(drawn: number, later: number): History {
  const history = new History({
    count: drawn,
    message: id => ({ id, fromId: 1, at: id * 1000, content }),
  });
  for (let index = 1; index <= later; index++)
    history.append({ fromId: 2, at: (drawn + index) * 1000, content });
  return history;
}
const idsOf = (history: History, page: Partial<HistoryPage>) =>
  pageOfHistory(history.ordered, { ...everything, ...page }).map(({ id }) => id);

describe('a history', () => {
  it('is one row of drawn and later messages, read page by page from the newest', () => {
    const history = historyOf(7, 5);
    expect([history.newestId, history.size, history.newest()?.id]).toEqual([12, 12, 12]);
    expect(idsOf(history, { limit: 5 })).toEqual([12, 11, 10, 9, 8]);
    expect(idsOf(history, { limit: 5, offset_id: 8 })).toEqual([7, 6, 5, 4, 3]);
    expect(idsOf(history, { limit: 5, offset_id: 3 })).toEqual([2, 1]);
  });

  it('is read by date, around a message, and between bounds', () => {
    const history = historyOf(7, 5);
    expect(idsOf(history, { limit: 2, offset_date: 5 })).toEqual([4, 3]);
    expect(idsOf(history, { limit: 4, offset_id: 6, add_offset: -2 })).toEqual([7, 6, 5, 4]);
    expect(idsOf(history, { limit: 4, add_offset: 10 })).toEqual([2, 1]);
    expect(idsOf(history, { max_id: 5, min_id: 2 })).toEqual([4, 3]);
  });

  it('forgets what is deleted, whichever it is, and gives no id twice', () => {
    for (let run = 0; run < 200; run++) {
      const history = historyOf(run % 9, (run * 7) % 11);
      const left = new Set(Array.from({ length: history.newestId }, (_, index) => index + 1));
      for (let step = 0; step < 6; step++) {
        const id = ((run * 31 + step * 17) % 22) + 1;
        expect(history.delete(id)).toBe(left.delete(id));
      }
      expect(idsOf(history, {})).toEqual([...left].reverse());
      expect(history.size).toBe(left.size);
      for (let id = 0; id <= history.newestId + 1; id++)
        expect(history.get(id)?.id ?? null).toBe(left.has(id) ? id : null);
      const { newestId } = history;
      expect(history.append({ fromId: 1, at: 1e9, content }).id).toBe(newestId + 1);
    }
  });

  it('of 300,000 drawn messages makes only those that are read', () => {
    let made = 0;
    const history = new History({
      count: 300_000,
      message(id) {
        made++;
        return { id, fromId: 1, at: id * 1000, content };
      },
    });
    expect(idsOf(history, { offset_id: 150_000, limit: 100 })).toHaveLength(100);
    expect(made).toBeLessThan(150);
  });
});
