import type { UserCallContext } from '../rpc/call.ts';
import type { Tl, TlConstructor } from '../tl/api.ts';
import { conversationPeer, messageView } from '../views/message.ts';
import { PeersMet } from '../views/peers-met.ts';
import { isCountedInBoxes } from '../world/conversation.ts';
import type { Dialog } from './dialogs.ts';
import { readState } from './seen-messages.ts';

/** Conversations with their newest messages and everybody these name. */
export function dialogsView(dialogs: readonly Dialog[], context: UserCallContext) {
  const met = new PeersMet();
  for (const { newest, conversation } of dialogs) met.message(newest, conversation);
  return {
    dialogs: dialogs.map((dialog): Tl<'Dialog'> => dialogView(dialog, context)),
    messages: dialogs.map(({ newest, conversation }) =>
      messageView(newest, conversation, context.viewer.id, context.sandbox.world),
    ),
    ...met.views(context),
  };
}

/** The pts stands only in those that have one of their own. https://core.telegram.org/constructor/dialog */
export function dialogView(
  { conversation, newest }: Dialog,
  context: UserCallContext,
): TlConstructor<'dialog'> {
  const { sandbox, viewer } = context;
  const { unread, inboxMaxId, outboxMaxId } = readState(conversation, viewer.id, sandbox);
  return {
    _: 'dialog',
    peer: conversationPeer(conversation, viewer.id),
    top_message: newest.id,
    read_inbox_max_id: inboxMaxId,
    read_outbox_max_id: outboxMaxId,
    unread_count: unread,
    unread_mentions_count: 0,
    unread_reactions_count: 0,
    notify_settings: { _: 'peerNotifySettings' },
    pts: isCountedInBoxes(conversation) ? undefined : sandbox.world.channelLogs.of(conversation).pts,
  };
}
