import { dialogsOf } from '../messages/dialogs.ts';
import { messagesSeen } from '../messages/seen-messages.ts';
import type { Chat } from '../world/chat.ts';
import { partnerIn } from '../world/conversation.ts';
import type { Message } from '../world/message.ts';
import type { Ordered } from '../world/page-of-history.ts';
import type { Person } from '../world/person.ts';
import type { World } from '../world/world.ts';

/** With whom a phone's owner talks: a person, or everybody in a chat. */
export type Partner =
  | { readonly kind: 'person'; readonly person: Person }
  | { readonly kind: 'chat'; readonly chat: Chat };

export type PhoneConversation = { readonly partner: Partner; readonly newest: Message };

/** The conversations on somebody's phone, the one with the newest message first. */
export function conversationsOf(owner: Person, world: World): PhoneConversation[] {
  return dialogsOf(owner.id, { world }).flatMap(({ conversation, newest }): PhoneConversation[] => {
    if (conversation.kind !== 'private') return [{ partner: { kind: 'chat', chat: conversation }, newest }];
    const person = world.people.get(partnerIn(conversation, owner.id));
    return person ? [{ partner: { kind: 'person', person }, newest }] : [];
  });
}

/** What was said in one conversation, by place. */
export function messagesWith(partner: Partner, owner: Person, world: World): Ordered<Message> {
  const conversation =
    partner.kind === 'chat' ? partner.chat : world.privateChats.between(owner.id, partner.person.id);
  return messagesSeen(conversation, owner.id, { world });
}
