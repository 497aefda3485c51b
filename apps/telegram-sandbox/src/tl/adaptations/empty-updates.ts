import type { Tl } from '../api.ts';
import type { TlObject } from '../tl-object.ts';

/** What is left of an updateShort whose one update a layer does not have; all others hold lists and lose an item. */
export const emptyUpdates = (updates: Tl<'Updates'>): TlObject | null =>
  updates._ === 'updateShort'
    ? { _: 'updates', updates: [], users: [], chats: [], date: updates.date, seq: 0 }
    : null;
