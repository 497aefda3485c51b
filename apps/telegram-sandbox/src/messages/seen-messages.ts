import type { Sandbox } from '../sandbox.ts';
import { type Conversation, isCountedInBoxes } from '../world/conversation.ts';
import { isOutgoing, type Message } from '../world/message.ts';
import type { Ordered } from '../world/page-of-history.ts';

type WithWorld = { readonly world: Sandbox['world'] };

/** A conversation's messages with the ids one account knows them by: those of its own box, or the channel's. */
export function messagesSeen(
  conversation: Conversation,
  viewerId: number,
  { world }: WithWorld,
): Ordered<Message> {
  if (!isCountedInBoxes(conversation)) return conversation.messages.ordered;
  return world.boxes.of(viewerId).messagesIn(conversation);
}

/** The conversation's own number for a message the account knows by this id; null if it is not there. */
export function messageIdOf(
  conversation: Conversation,
  seenId: number,
  viewerId: number,
  { world }: WithWorld,
): number | null {
  if (!isCountedInBoxes(conversation)) return conversation.messages.get(seenId) && seenId;
  const entry = world.boxes.of(viewerId).get(seenId);
  return entry?.conversation === conversation ? entry.messageId : null;
}

/** How many messages the account has not read, and up to which it and the others have. */
export function readState(conversation: Conversation, viewerId: number, { world }: WithWorld) {
  const mark = world.readMarks.of(conversation, viewerId);
  const byOthers = world.readMarks.byOthers(conversation, viewerId);
  const box = isCountedInBoxes(conversation) ? world.boxes.of(viewerId) : null;
  const seen = messagesSeen(conversation, viewerId, { world });
  const inboxMaxId = box ? box.idUpTo(conversation, mark) : mark;
  let unread = 0;
  for (let place = seen.size - 1; place >= 0; place--) {
    const message = seen.at(place);
    if (message.id <= inboxMaxId) break;
    if (!isOutgoing(message, viewerId)) unread++;
  }
  return { unread, inboxMaxId, outboxMaxId: box ? box.idUpTo(conversation, byOthers) : byOthers };
}
