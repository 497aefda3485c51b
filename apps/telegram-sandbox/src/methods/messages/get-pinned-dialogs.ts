import type { UserMethod } from '../../rpc/method.ts';
import { stateView } from '../../updates/state-view.ts';

/** Nothing can be pinned. https://core.telegram.org/method/messages.getPinnedDialogs */
export const getPinnedDialogs: UserMethod<'messages.getPinnedDialogs'> = (_call, { sandbox, viewer }) => {
  const state = stateView(sandbox.world.boxes.of(viewer.id).log.pts, sandbox.clock.seconds());
  return { _: 'messages.peerDialogs', dialogs: [], messages: [], chats: [], users: [], state };
};
