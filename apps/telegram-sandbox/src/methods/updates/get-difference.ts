import type { UserMethod } from '../../rpc/method.ts';

/** Updates are not kept yet, so nothing was ever missed. https://core.telegram.org/method/updates.getDifference */
export const getDifference: UserMethod<'updates.getDifference'> = (_call, { sandbox }) => ({
  _: 'updates.differenceEmpty',
  date: sandbox.clock.seconds(),
  seq: 1,
});
