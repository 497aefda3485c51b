import { type AddressedPeer, peerOf } from '../../peers/input-peer.ts';
import type { UserCallContext } from '../../rpc/call.ts';
import type { UserMethod } from '../../rpc/method.ts';
import { RpcError } from '../../rpc/rpc-error.ts';
import type { Tl } from '../../tl/api.ts';
import { chatView, rightsOf } from '../../views/chat.ts';
import { chatMessageView } from '../../views/message.ts';
import { userView } from '../../views/user.ts';
import { type Message, type MessageTarget, sendKey } from '../../world/message.ts';

const MAX_LENGTH = 4_096;

/**
 * A repeated random_id is answered with the message the first call made, and nothing is sent again.
 * https://core.telegram.org/method/messages.sendMessage
 */
export const sendMessage: UserMethod<'messages.sendMessage'> = (call, context) => {
  const { world, clock } = context.sandbox;
  const fromId = context.viewer.id;
  const peer = peerOf(call.peer, context);
  const to = targetOf(peer);
  const randomId = call.random_id.toString();
  const key = sendKey(fromId, to, randomId);
  if (!world.sent.has(key)) {
    const text = textOf(call.message);
    checkMayWrite(peer, context);
    world.commit({ type: 'message-sent', to, fromId, randomId, text, at: clock.now() });
  }
  const sent = world.sent.get(key);
  if (!sent) throw new Error('a message was sent but is not there');
  return sentView(peer, sent, call.random_id, context);
};

function targetOf(peer: AddressedPeer): MessageTarget {
  return peer.kind === 'chat' ? { kind: 'chat', id: peer.chat.id } : { kind: 'person', id: peer.person.id };
}

function textOf(message: string): string {
  const text = message.trim();
  if (text === '') throw new RpcError('MESSAGE_EMPTY');
  if (text.length > MAX_LENGTH) throw new RpcError('MESSAGE_TOO_LONG');
  return text;
}

function checkMayWrite(peer: AddressedPeer, { viewer }: UserCallContext): void {
  if (peer.kind === 'person') {
    if (peer.person.deleted) throw new RpcError('INPUT_USER_DEACTIVATED');
    if (peer.person.premiumMayWrite && !viewer.premium) throw new RpcError('PRIVACY_PREMIUM_REQUIRED');
    return;
  }
  const { chat } = peer;
  if (chat.banned.has(viewer.id)) throw new RpcError('USER_BANNED_IN_CHANNEL');
  const mayWrite =
    chat.kind === 'channel' ? rightsOf(chat, viewer.id) !== undefined : chat.members.has(viewer.id);
  if (!mayWrite) throw new RpcError(chat.kind === 'channel' ? 'CHAT_ADMIN_REQUIRED' : 'CHAT_WRITE_FORBIDDEN');
}

function sentView(
  peer: AddressedPeer,
  sent: Message,
  randomId: bigint,
  context: UserCallContext,
): Tl<'Updates'> {
  const { viewer, sandbox } = context;
  const date = Math.floor(sent.at / 1000);
  if (peer.kind === 'person') {
    const pts = sandbox.world.mailboxes.of(viewer.id).length;
    return { _: 'updateShortSentMessage', out: true, id: sent.id, pts, pts_count: 1, date };
  }
  const { chat } = peer;
  const message = chatMessageView(chat, sent, viewer.id);
  const kind = chat.kind === 'group' ? 'updateNewMessage' : 'updateNewChannelMessage';
  return {
    _: 'updates',
    updates: [
      { _: 'updateMessageID', id: sent.id, random_id: randomId },
      { _: kind, message, pts: chat.messages.newestId, pts_count: 1 },
    ],
    users: [userView(viewer, context)],
    chats: [chatView(chat, context)],
    date,
    seq: 0,
  };
}
