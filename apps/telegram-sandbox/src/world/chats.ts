import type { Chat } from './chat.ts';
import { chatIdAt } from './generated-chats.ts';

/** A link somebody made to let others into a chat. */
export type InviteLink = {
  readonly hash: string;
  readonly chatId: number;
  readonly adminId: number;
  readonly at: number;
};

/** All chats, and the ways to find one. */
export class Chats {
  readonly #byId = new Map<number, Chat>();
  readonly #byUsername = new Map<string, Chat>();
  readonly #links = new Map<string, InviteLink>();

  constructor(generated: readonly Chat[]) {
    for (const chat of generated) this.add(chat);
  }

  add(chat: Chat): void {
    this.#byId.set(chat.id, chat);
    if (chat.username !== null) this.#byUsername.set(chat.username.toLowerCase(), chat);
  }

  nextId(): number {
    return chatIdAt(this.#byId.size);
  }

  all(): Chat[] {
    return [...this.#byId.values()];
  }

  get(id: number): Chat | null {
    return this.#byId.get(id) ?? null;
  }

  byUsername(username: string): Chat | null {
    return this.#byUsername.get(username.toLowerCase()) ?? null;
  }

  /** The chats a person is in. */
  of(userId: number): Chat[] {
    return this.all().filter(chat => chat.members.has(userId));
  }

  addLink(link: InviteLink): void {
    this.#links.set(link.hash, link);
  }

  link(hash: string): InviteLink | null {
    return this.#links.get(hash) ?? null;
  }

  /** The permanent link an admin made for a chat. */
  linkOf(chatId: number, adminId: number): InviteLink | null {
    return [...this.#links.values()].find(link => link.chatId === chatId && link.adminId === adminId) ?? null;
  }
}
