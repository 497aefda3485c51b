import type { Change } from './changes/change.ts';
import type { Chat } from './chat.ts';
import type { Effect } from './effects.ts';

type Entry = { readonly at: number; readonly chat: Chat; readonly userIds: readonly number[] };

/** When whose membership or rights changed in which chat: no pts counts it, so it is found again by its time. */
export class MembershipLog {
  readonly #entries: Entry[] = [];

  /** Lifting a ban has no time of its own and is not kept. */
  note(change: Change, effects: readonly Effect[]): void {
    const at = 'at' in change ? change.at : 'ban' in change ? change.ban?.at : undefined;
    if (typeof at !== 'number') return;
    for (const effect of effects) {
      if (effect.kind !== 'membership') continue;
      const { chat, userIds } = effect;
      this.#entries.push({ at, chat, userIds });
    }
  }

  /** The chats in which something about somebody changed at or after `since`, in milliseconds. */
  changedFor(userId: number, since: number): Set<Chat> {
    const chats = new Set<Chat>();
    for (let place = this.#entries.length - 1; place >= 0; place--) {
      const entry = this.#entries[place];
      if (!entry || entry.at < since) break;
      if (entry.userIds.includes(userId)) chats.add(entry.chat);
    }
    return chats;
  }
}
