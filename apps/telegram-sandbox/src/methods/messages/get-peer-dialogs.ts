import { dialogOf } from '../../messages/dialogs.ts';
import { dialogsView } from '../../messages/dialogs-view.ts';
import { conversationOf } from '../../peers/input-peer.ts';
import type { UserMethod } from '../../rpc/method.ts';
import { stateView } from '../../updates/state-view.ts';

/** Those of the named conversations in which there is something. https://core.telegram.org/method/messages.getPeerDialogs */
export const getPeerDialogs: UserMethod<'messages.getPeerDialogs'> = (call, context) => {
  const { sandbox, viewer } = context;
  const dialogs = call.peers.flatMap(input =>
    input._ === 'inputDialogPeer'
      ? (dialogOf(conversationOf(input.peer, context), viewer.id, sandbox) ?? [])
      : [],
  );
  const state = stateView(sandbox.world.boxes.of(viewer.id).log.pts, sandbox.clock.seconds());
  return { _: 'messages.peerDialogs', ...dialogsView(dialogs, context), state };
};
