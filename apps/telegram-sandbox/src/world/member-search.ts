import type { Chat } from './chat.ts';
import { matches } from './name-words.ts';
import type { People } from './people.ts';

type Found = { readonly version: string; readonly userIds: readonly number[] };

/** How many of a chat's searches are kept for their next pages. */
const KEPT = 64;

/**
 * Members by name. A search is made once for all its pages: what it found is kept as long as neither the chat's
 * members nor anybody's name has changed.
 */
export class MemberSearch {
  readonly #people: People;
  readonly #found = new Map<Chat, Map<string, Found>>();

  constructor(people: People) {
    this.#people = people;
  }

  /** Those of whom a name or the username begins with what is asked for, the newest member first. */
  find(query: string, chat: Chat): readonly number[] {
    const wanted = query.trim().toLowerCase().replace(/^@/, '');
    if (wanted === '') return chat.members.newestFirst();
    return this.#once(`find ${wanted}`, chat, () => {
      const [first = ''] = wanted.split(/\s+/);
      const candidates = this.#people.mayBeCalled(first).filter(userId => chat.members.has(userId));
      const several = wanted !== first;
      const fit = (userId: number) =>
        (!several && !this.#people.isChanged(userId)) || matches(this.#people.get(userId), wanted);
      return chat.members.sortedNewestFirst(candidates.filter(fit));
    });
  }

  bots(chat: Chat): readonly number[] {
    return this.#once('bots', chat, () =>
      chat.members.sortedNewestFirst(this.#people.bots().filter(userId => chat.members.has(userId))),
    );
  }

  #once(what: string, chat: Chat, search: () => readonly number[]): readonly number[] {
    const version = `${chat.members.version} ${this.#people.version}`;
    const ofChat = this.#found.get(chat) ?? new Map<string, Found>();
    this.#found.set(chat, ofChat);
    const known = ofChat.get(what);
    if (known?.version === version) return known.userIds;
    const userIds = search();
    ofChat.delete(what);
    ofChat.set(what, { version, userIds });
    const [oldest] = ofChat.keys();
    if (ofChat.size > KEPT && oldest !== undefined) ofChat.delete(oldest);
    return userIds;
  }
}
