import type { UserMethod } from '../../rpc/method.ts';
import { userPeer } from '../../views/message.ts';
import { userViews } from '../../views/user.ts';

const MAX_PAGE = 100;

/** The newest first. https://core.telegram.org/method/contacts.getBlocked */
export const getBlocked: UserMethod<'contacts.getBlocked'> = (call, context) => {
  const all = [...context.sandbox.world.contacts.blockedBy(context.viewer.id)].reverse();
  const start = Math.max(0, call.offset);
  const page = all.slice(start, start + Math.min(Math.max(0, call.limit), MAX_PAGE));
  const blocked = page.map(
    ([userId, at]) => ({ _: 'peerBlocked', peer_id: userPeer(userId), date: Math.floor(at / 1000) }) as const,
  );
  const users = userViews(
    page.map(([userId]) => userId),
    context,
  );
  if (page.length === all.length) return { _: 'contacts.blocked', blocked, chats: [], users };
  return { _: 'contacts.blockedSlice', count: all.length, blocked, chats: [], users };
};
