import { repliesTo } from '../discussions/replies-view.ts';
import { isAddressable, isVisible } from '../peers/visible.ts';
import type { Tl, TlConstructor } from '../tl/api.ts';
import type { Chat } from '../world/chat.ts';
import type { Conversation } from '../world/conversation.ts';
import type { Message } from '../world/message.ts';
import { chatView, minChannelView } from './chat.ts';
import { minUserView, userView, type Viewpoint } from './user.ts';

/** Collects the people and chats an answer names, which it has to carry in full beside what it says. */
export class PeersMet {
  /** With the chat in whose messages alone somebody was met; null for those the account may address anyhow. */
  readonly #userIds = new Map<number, Chat | null>();
  /** Chats under whose name something was written. */
  readonly #authors = new Set<number>();
  /** Whose answers name further people. */
  readonly #messages: (readonly [Message, Conversation])[] = [];
  readonly #chats = new Map<number, Chat | null>();

  users(userIds: Iterable<number>): this {
    for (const userId of userIds) this.#userIds.set(userId, null);
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
  message(message: Message, conversation: Conversation): this {
    const { content } = message;
    this.conversation(conversation);
    this.#messages.push([message, conversation]);
    if (conversation.kind !== 'channel') this.#author(message, conversation);
    if (message.forwardOf) this.#author(message.forwardOf.author, conversation);
    switch (content.kind) {
      case 'added':
        return this.#usersOf(content.userIds, conversation);
      case 'removed':
        return this.#usersOf([content.userId], conversation);
      case 'joined-by-link':
        return this.#usersOf([content.inviterId], conversation);
      case 'migrated-to':
      case 'migrated-from':
        this.#chats.set(content.chatId, this.#chats.get(content.chatId) ?? null);
        return this;
      default:
        return this;
    }
  }

  views(viewpoint: Viewpoint): { users: TlConstructor<'user'>[]; chats: Tl<'Chat'>[] } {
    const { viewer, sandbox } = viewpoint;
    const { chats, people } = sandbox.world;
    for (const [message, conversation] of this.#messages)
      this.#whoAnswered(message, conversation, sandbox.world);
    const met = [...this.#chats].flatMap(([chatId, chat]) => chat ?? chats.get(chatId) ?? []);
    const users = [...this.#userIds].flatMap(([userId, chat]) => {
      const person = people.get(userId);
      if (!person) return [];
      const addressable = chat === null || isAddressable(userId, chat, viewer.id, sandbox);
      return addressable ? userView(person, viewpoint) : minUserView(person, viewpoint);
    });
    const isMin = (chat: Chat) => this.#authors.has(chat.id) && !isVisible(chat, viewer.id, sandbox);
    const viewOf = (chat: Chat) => (isMin(chat) ? minChannelView : chatView)(chat, viewpoint);
    return { users, chats: met.map(viewOf) };
  }

  #usersOf(userIds: readonly number[], conversation: Conversation): this {
    const chat = conversation.kind === 'private' ? null : conversation;
    for (const userId of userIds) if (!this.#userIds.has(userId)) this.#userIds.set(userId, chat);
    return this;
  }

  #author({ fromId, asChatId }: Pick<Message, 'fromId' | 'asChatId'>, conversation: Conversation): void {
    if (asChatId === undefined) this.#usersOf([fromId], conversation);
    else {
      this.#authors.add(asChatId);
      this.#chats.set(asChatId, this.#chats.get(asChatId) ?? null);
    }
  }

  #whoAnswered(message: Message, conversation: Conversation, world: Viewpoint['sandbox']['world']): void {
    if (conversation.kind !== 'channel' && !message.copyOf) return;
    const replies = repliesTo(message, conversation, world);
    if (!replies) return;
    this.chat(replies.group);
    for (const answer of replies.recent) this.#author(answer, replies.group);
  }
}
