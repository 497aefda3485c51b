import type { Chat } from './chat.ts';
import { chatIdAt } from './from-seed/generated-chats.ts';

/** All chats, and the ways to find one. */
export class Chats {
  readonly #byId = new Map<number, Chat>();
  readonly #byUsername = new Map<string, Chat>();
  #newestId = 0;

  constructor(generated: readonly Chat[]) {
    for (const chat of generated) this.add(chat);
  }

  add(chat: Chat): void {
    this.#byId.set(chat.id, chat);
    this.#newestId = Math.max(this.#newestId, chat.id);
    if (chat.username !== null) this.#byUsername.set(chat.username.toLowerCase(), chat);
  }

  /** Another public name, or none. */
  rename(chat: Chat, username: string | null): void {
    if (chat.username !== null) this.#byUsername.delete(chat.username.toLowerCase());
    chat.username = username;
    if (username !== null) this.#byUsername.set(username.toLowerCase(), chat);
  }

  /** The newest id that a chat has. */
  get newestId(): number {
    return this.#newestId;
  }

  /** `given` is the newest id that any chat ever had. */
  nextId(given: number): number {
    return this.idAfter(Math.max(given, this.#newestId));
  }

  /** The one that comes after an id that is about to be given. */
  idAfter(id: number): number {
    return id + chatIdAt(1) - chatIdAt(0);
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
}
