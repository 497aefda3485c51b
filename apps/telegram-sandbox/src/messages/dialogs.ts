import type { Sandbox } from '../sandbox.ts';
import { type Conversation, isCountedInBoxes } from '../world/conversation.ts';
import type { Message } from '../world/message.ts';
import { messagesSeen } from './seen-messages.ts';

/** A conversation of somebody and the newest message they see in it, numbered as they number it. */
export type Dialog = { readonly conversation: Conversation; readonly newest: Message };

/** The conversations an account is in and has something of, that with the newest message first. */
export function dialogsOf(viewerId: number, sandbox: Pick<Sandbox, 'world'>): Dialog[] {
  const { boxes, chats } = sandbox.world;
  const channels = chats.of(viewerId).filter(chat => !isCountedInBoxes(chat));
  const conversations = [...boxes.of(viewerId).conversations, ...channels];
  return conversations
    .flatMap(conversation => dialogOf(conversation, viewerId, sandbox) ?? [])
    .sort((one, other) => other.newest.at - one.newest.at || other.newest.id - one.newest.id);
}

/** Null for a conversation in which there is nothing. */
export function dialogOf(
  conversation: Conversation,
  viewerId: number,
  sandbox: Pick<Sandbox, 'world'>,
): Dialog | null {
  const seen = messagesSeen(conversation, viewerId, sandbox);
  return seen.size === 0 ? null : { conversation, newest: seen.at(seen.size - 1) };
}
