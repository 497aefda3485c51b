import type { UserMethod } from '../../rpc/method.ts';

/** https://core.telegram.org/method/updates.getState */
export const getState: UserMethod<'updates.getState'> = (_call, { sandbox, viewer }) => ({
  _: 'updates.state',
  pts: Math.max(1, sandbox.world.mailboxes.of(viewer.id).length),
  qts: 0,
  date: sandbox.clock.seconds(),
  seq: 1,
  unread_count: 0,
});
