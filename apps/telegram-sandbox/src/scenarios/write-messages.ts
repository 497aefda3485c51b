import type { Sandbox } from '../sandbox.ts';
import type { Message, MessageTarget } from '../world/message.ts';
import type { World } from '../world/world.ts';
import { refer } from './references.ts';
import type { Scenario } from './scenario.ts';

type IdOf = (name: string) => number;

/** Writes the messages of a scenario, and the comments on its posts, one after another. */
export function writeMessages(scenario: Scenario, idOf: IdOf, { world, clock }: Sandbox): void {
  let written = 0;
  const write = (from: string, to: MessageTarget, text: string, replyTo?: { readonly id: number }) => {
    // Below nothing, where no client draws its own.
    const randomId = String(-++written);
    const reply = replyTo && { replyTo };
    world.commit({ type: 'message-sent', to, fromId: idOf(from), randomId, text, at: clock.now(), ...reply });
  };
  for (const { from, to, text, comments } of scenario.messages) {
    const kind = refer(to, scenario, world)?.what === 'chat' ? 'chat' : 'person';
    write(from, { kind, id: idOf(to) }, text);
    const copy = comments.length > 0 ? newestCopy(idOf(to), world) : null;
    for (const comment of copy ? comments : [])
      if (copy) write(comment.from, { kind: 'chat', id: copy.groupId }, comment.text, copy.message);
  }
}

/** The newest post of a channel, as it stands in its discussion group. */
function newestCopy(channelId: number, { chats }: World): { groupId: number; message: Message } | null {
  const channel = chats.get(channelId);
  const groupId = channel?.settings.linkedChatId ?? null;
  const messageId = channel?.messages.newest()?.id;
  if (groupId === null || messageId === undefined) return null;
  const message = chats.get(groupId)?.messages.copyOf({ chatId: channelId, messageId });
  return message ? { groupId, message } : null;
}
