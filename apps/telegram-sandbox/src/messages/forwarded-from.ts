import type { Conversation } from '../world/conversation.ts';
import type { Forwarded, Message } from '../world/message.ts';

/** What a forwarded message says of its origin; what was forwarded before keeps its first one. */
export function forwardedFrom(message: Message, source: Conversation): Forwarded {
  const { id, fromId, asChatId, at, forwardOf } = message;
  if (forwardOf) return forwardOf;
  if (source.kind === 'channel') return { author: { fromId, asChatId: source.id }, postId: id, at };
  return { author: { fromId, ...(asChatId !== undefined && { asChatId }) }, at };
}
