import type { UserMethod } from '../../rpc/method.ts';
import { stateView } from '../../updates/state-view.ts';

/** https://core.telegram.org/method/updates.getState */
export const getState: UserMethod<'updates.getState'> = (_call, { sandbox, viewer }) => {
  const { log } = sandbox.world.boxes.of(viewer.id);
  return stateView(log.pts, sandbox.clock.seconds());
};
