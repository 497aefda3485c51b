import type { Chat } from './chat.ts';
import { EventLog } from './event-log.ts';

/** Something that happened to the messages of a supergroup or channel. */
export type ChannelEvent =
  | { readonly kind: 'new' | 'edited'; readonly messageId: number }
  | { readonly kind: 'deleted'; readonly messageIds: readonly number[] };

/** The events of every supergroup and channel, each with a pts of its own, the same for all who are in it. */
export class ChannelLogs {
  readonly #logs = new Map<Chat, EventLog<ChannelEvent>>();

  of(chat: Chat): EventLog<ChannelEvent> {
    const log = this.#logs.get(chat) ?? new EventLog<ChannelEvent>(1 + chat.messages.drawn.count);
    this.#logs.set(chat, log);
    return log;
  }

  /** Those in which something happened at or after `since`, in milliseconds. */
  *changedSince(since: number): Generator<{ readonly chat: Chat; readonly log: EventLog<ChannelEvent> }> {
    for (const [chat, log] of this.#logs) if ((log.newest?.at ?? 0) >= since) yield { chat, log };
  }
}
