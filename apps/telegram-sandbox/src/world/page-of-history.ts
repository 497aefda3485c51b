import type { Message } from './message.ts';

/** The part of a history a client asks for; a bound of 0 does not bind. https://core.telegram.org/api/offsets */
export type HistoryPage = {
  readonly offset_id: number;
  readonly offset_date: number;
  readonly add_offset: number;
  readonly limit: number;
  readonly max_id: number;
  readonly min_id: number;
};

const MAX_PAGE = 100;

/** `messages` oldest first; the page newest first. */
export function pageOfHistory<Kind extends Message>(messages: readonly Kind[], page: HistoryPage): Kind[] {
  const newestFirst = messages.toReversed();
  const offset = newestFirst.findIndex(
    ({ id, at }) =>
      (page.offset_id === 0 || id < page.offset_id) &&
      (page.offset_date === 0 || at / 1000 < page.offset_date),
  );
  const start = Math.max(0, (offset === -1 ? newestFirst.length : offset) + page.add_offset);
  return newestFirst
    .slice(start, start + Math.min(Math.max(0, page.limit), MAX_PAGE))
    .filter(({ id }) => (page.max_id === 0 || id < page.max_id) && id > page.min_id);
}
