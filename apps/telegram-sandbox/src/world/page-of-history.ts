import type { Message } from './message.ts';
import { partitionPoint } from './partition-point.ts';

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

/**
 * The page, newest first: the place `offset_id` stands for, moved by `add_offset`, and only then cut at the ends. The
 * date counts where no id is given: clients that page send the last message's id and date. It reads no more than the
 * page itself, however long the history is.
 */
export function pageOfHistory<Kind extends Message>(history: Ordered<Kind>, page: HistoryPage): Kind[] {
  const { max_id, min_id } = page;
  const before = countOlder(history, page) - page.add_offset;
  const start = Math.max(0, before - Math.min(Math.max(0, page.limit), MAX_PAGE));
  const end = Math.min(history.size, before);
  const messages: Kind[] = [];
  for (let place = end - 1; place >= start; place--) messages.push(history.at(place));
  return messages.filter(({ id }) => (max_id === 0 || id < max_id) && id > min_id);
}

function countOlder(history: Ordered<Message>, { offset_id, offset_date }: HistoryPage): number {
  if (offset_id !== 0) return countWhile(history, ({ id }) => id < offset_id);
  if (offset_date !== 0) return countWhile(history, ({ at }) => at / 1000 < offset_date);
  return history.size;
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

/** How many messages fit, when those that fit all come first. */
export function countWhile<Kind extends Message>(
  { size, at }: Ordered<Kind>,
  fits: (message: Kind) => boolean,
): number {
  return partitionPoint(size, place => fits(at(place)));
}
