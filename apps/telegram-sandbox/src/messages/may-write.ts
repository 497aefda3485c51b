import { needsPremiumToWrite } from '../privacy/needs-premium.ts';
import type { UserCallContext } from '../rpc/call.ts';
import { RpcError } from '../rpc/rpc-error.ts';
import { banOf, type Chat, isAdmin, mayAsAdmin } from '../world/chat.ts';
import { type Conversation, partnerIn } from '../world/conversation.ts';

/** Who wants to write: the caller, or the owner of a phone. */
type Writer = Pick<UserCallContext, 'viewer' | 'sandbox'>;

/** Refuses what somebody may not write where they want to: so many messages at once. https://core.telegram.org/method/messages.sendMessage */
export function checkMayWrite(conversation: Conversation, context: Writer, messages = 1): void {
  if (conversation.kind === 'private') checkMayWriteTo(partnerIn(conversation, context.viewer.id), context);
  else checkMayWriteIn(conversation, context, messages);
}

function checkMayWriteTo(personId: number, { viewer, sandbox }: Writer): void {
  const person = sandbox.world.people.get(personId);
  if (!person || person.deleted) throw new RpcError('INPUT_USER_DEACTIVATED');
  const { contacts } = sandbox.world;
  if (contacts.blockedSince(viewer.id, personId) !== undefined) throw new RpcError('YOU_BLOCKED_USER');
  if (contacts.blockedSince(personId, viewer.id) !== undefined) throw new RpcError('USER_IS_BLOCKED');
  if (needsPremiumToWrite(person, viewer, sandbox.world)) throw new RpcError('PRIVACY_PREMIUM_REQUIRED');
}

function checkMayWriteIn(chat: Chat, { viewer, sandbox }: Writer, messages: number): void {
  if (chat.settings.migratedTo !== null) throw new RpcError('CHAT_ID_INVALID');
  const now = sandbox.clock.now();
  const denied = banOf(chat, viewer.id, now)?.denied ?? [];
  if (['view_messages', 'send_messages', 'send_plain'].some(right => denied.some(one => one === right)))
    throw new RpcError('USER_BANNED_IN_CHANNEL');
  if (chat.kind === 'channel') {
    if (!mayAsAdmin(chat, viewer.id, 'post_messages')) throw new RpcError('CHAT_ADMIN_REQUIRED');
    return;
  }
  if (isAdmin(chat, viewer.id)) return;
  if (!chat.members.has(viewer.id)) checkMayWriteAsGuest(chat);
  if (chat.settings.denied.includes('send_messages')) throw new RpcError('CHAT_WRITE_FORBIDDEN');
  if (chat.settings.denied.includes('send_plain')) throw new RpcError('CHAT_SEND_PLAIN_FORBIDDEN', 403);
  if (messages > 1 && chat.settings.slowModeSeconds > 0) throw new RpcError('SLOWMODE_MULTI_MSGS_DISABLED');
  const wait = slowModeWait(chat, viewer.id, now);
  if (wait > 0) throw new RpcError(`SLOWMODE_WAIT_${wait}`);
}

/** Whoever reads a channel comments in its discussion group without joining it, unless it asks them to join. */
function checkMayWriteAsGuest({ kind, settings }: Chat): void {
  if (kind !== 'supergroup' || settings.linkedChatId === null) throw new RpcError('CHAT_WRITE_FORBIDDEN');
  if (settings.joinToSend) throw new RpcError('CHAT_GUEST_SEND_FORBIDDEN', 403);
}

/** Seconds until somebody may write again. https://core.telegram.org/method/channels.toggleSlowMode */
function slowModeWait({ settings, messages: { ordered } }: Chat, userId: number, now: number): number {
  const since = now - settings.slowModeSeconds * 1000;
  for (let place = ordered.size - 1; place >= 0; place--) {
    const { at, fromId, content } = ordered.at(place);
    if (at <= since) return 0;
    if (fromId === userId && content.kind === 'text') return Math.ceil((at - since) / 1000);
  }
  return 0;
}
