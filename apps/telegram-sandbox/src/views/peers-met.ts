import type { Tl, TlConstructor } from '../tl/api.ts';
import type { Chat } from '../world/chat.ts';
import type { Conversation } from '../world/conversation.ts';
import type { Message } from '../world/message.ts';
import { chatView } from './chat.ts';
import { userViews, type Viewpoint } from './user.ts';

/** Collects the people and chats an answer names, which it has to carry in full beside what it says. */
export class PeersMet {
  readonly #userIds = new Set<number>();
  readonly #chats = new Map<number, Chat | null>();

  users(userIds: Iterable<number>): this {
    for (const userId of userIds) this.#userIds.add(userId);
    return this;
  }

  chat(chat: Chat): this {
    this.#chats.set(chat.id, chat);
    return this;
  }

  conversation(conversation: Conversation): this {
    return conversation.kind === 'private' ? this.users(conversation.userIds) : this.chat(conversation);
  }

  /** Everybody a message names, and where it stands. */
  message({ fromId, asChatId, content }: Message, conversation: Conversation): this {
    this.conversation(conversation);
    if (asChatId !== undefined) this.#chats.set(asChatId, this.#chats.get(asChatId) ?? null);
    else if (conversation.kind !== 'channel') this.#userIds.add(fromId);
    switch (content.kind) {
      case 'added':
        return this.users(content.userIds);
      case 'removed':
        return this.users([content.userId]);
      case 'joined-by-link':
        return this.users([content.inviterId]);
      case 'migrated-to':
      case 'migrated-from':
        this.#chats.set(content.chatId, this.#chats.get(content.chatId) ?? null);
        return this;
      default:
        return this;
    }
  }

  views(viewpoint: Viewpoint): { users: TlConstructor<'user'>[]; chats: Tl<'Chat'>[] } {
    const { chats } = viewpoint.sandbox.world;
    const met = [...this.#chats].flatMap(([chatId, chat]) => chat ?? chats.get(chatId) ?? []);
    return {
      users: userViews(this.#userIds, viewpoint),
      chats: met.map(chat => chatView(chat, viewpoint)),
    };
  }
}
