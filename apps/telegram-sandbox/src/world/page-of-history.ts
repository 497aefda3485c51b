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

/** Messages by their place, oldest first; neither ids nor dates ever go down from one to the next. */
export type Ordered<Kind extends Message> = {
  readonly size: number;
  /** The message at a place from 0 to `size` - 1. */
  at(place: number): Kind;
};

const MAX_PAGE = 100;

/** The page, newest first. It reads no more than the page itself, however long the history is. */
export function pageOfHistory<Kind extends Message>(history: Ordered<Kind>, page: HistoryPage): Kind[] {
  const { offset_id, offset_date, max_id, min_id } = page;
  const older = Math.min(
    offset_id === 0 ? history.size : countWhile(history, ({ id }) => id < offset_id),
    offset_date === 0 ? history.size : countWhile(history, ({ at }) => at / 1000 < offset_date),
  );
  const end = Math.min(history.size, older - page.add_offset);
  const start = Math.max(0, end - Math.min(Math.max(0, page.limit), MAX_PAGE));
  const messages: Kind[] = [];
  for (let place = end - 1; place >= start; place--) messages.push(history.at(place));
  return messages.filter(({ id }) => (max_id === 0 || id < max_id) && id > min_id);
}

/** A list as it lies in memory. */
export function inOrder<Kind extends Message>(messages: readonly Kind[]): Ordered<Kind> {
  return {
    size: messages.length,
    at(place) {
      const message = messages[place];
      if (!message) throw new Error(`there is no message at place ${place}`);
      return message;
    },
  };
}

/** How many messages fit, when those that fit all come first: a binary search. */
export function countWhile<Kind extends Message>(
  { size, at }: Ordered<Kind>,
  fits: (message: Kind) => boolean,
): number {
  let [low, high] = [0, size];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (fits(at(middle))) low = middle + 1;
    else high = middle;
  }
  return low;
}
