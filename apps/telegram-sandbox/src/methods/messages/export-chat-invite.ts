import { randomBytes } from 'node:crypto';
import { peerOf } from '../../peers/input-peer.ts';
import type { UserMethod } from '../../rpc/method.ts';
import { RpcError } from '../../rpc/rpc-error.ts';
import { mayInvite } from '../../world/chat.ts';

const HASH_BYTES = 12;

/** An admin's permanent link to a chat; always the same one. https://core.telegram.org/method/messages.exportChatInvite */
export const exportChatInvite: UserMethod<'messages.exportChatInvite'> = (call, context) => {
  const { sandbox, viewer } = context;
  const { world, clock } = sandbox;
  const peer = peerOf(call.peer, context);
  if (peer.kind === 'person') throw new RpcError('PEER_ID_INVALID');
  const { chat } = peer;
  if (!mayInvite(chat, viewer.id, clock.now())) throw new RpcError('CHAT_ADMIN_REQUIRED');
  const link = world.chats.linkOf(chat.id, viewer.id) ?? {
    hash: randomBytes(HASH_BYTES).toString('base64url'),
    at: clock.now(),
  };
  if (!world.chats.link(link.hash)) {
    world.commit({ type: 'invite-link-made', chatId: chat.id, userId: viewer.id, ...link });
  }
  return {
    _: 'chatInviteExported',
    permanent: true,
    link: `https://t.me/+${link.hash}`,
    admin_id: BigInt(viewer.id),
    date: Math.floor(link.at / 1000),
  };
};
