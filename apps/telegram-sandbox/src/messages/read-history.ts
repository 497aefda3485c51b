import type { UserCallContext } from '../rpc/call.ts';
import { type Conversation, isCountedInBoxes, targetOf } from '../world/conversation.ts';

/** Marks a conversation as read up to the message somebody knows by `maxId`; 0 means all of it. */
export function readHistory(
  conversation: Conversation,
  maxId: number,
  { sandbox, viewer, session }: UserCallContext,
): void {
  const { world, clock } = sandbox;
  const newest = conversation.messages.newestId;
  const known = isCountedInBoxes(conversation)
    ? world.boxes.of(viewer.id).messageIdUpTo(conversation, maxId)
    : Math.min(maxId, newest);
  const upTo = maxId === 0 ? newest : known;
  if (upTo <= world.readMarks.of(conversation, viewer.id)) return;
  const change = { in: targetOf(conversation, viewer.id), by: viewer.id, upTo, at: clock.now() };
  world.commit({ type: 'history-read', ...change }, session);
}
