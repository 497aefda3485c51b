import type { TlConstructor } from '../tl/api.ts';

/**
 * Where a client stands that has seen everything up to `pts`. There are no secret chats, so qts stays 0; seq counts
 * pushes that need an order of their own, of which there are none, so it stays what it is.
 * https://core.telegram.org/constructor/updates.state
 */
export const stateView = (pts: number, date: number): TlConstructor<'updates.state'> => ({
  _: 'updates.state',
  pts,
  qts: 0,
  date,
  seq: 1,
  unread_count: 0,
});
