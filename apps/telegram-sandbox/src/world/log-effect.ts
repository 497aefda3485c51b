import type { Delivery } from './box.ts';
import type { Boxes } from './boxes.ts';
import type { ChannelEvent, ChannelLogs } from './channel-logs.ts';
import type { Chat } from './chat.ts';
import { type Conversation, isCountedInBoxes } from './conversation.ts';
import type { Effect } from './effects.ts';
import type { Logged } from './event-log.ts';
import type { Message } from './message.ts';

/** Something that happened, with its place in the boxes or the channel it happened in, if it has one. */
export type Told =
  | { readonly kind: 'delivery'; readonly delivery: Delivery }
  | { readonly kind: 'channel-event'; readonly chat: Chat; readonly logged: Logged<ChannelEvent> }
  | (Extract<Effect, { kind: 'read' }> & {
      /** Who wrote what was read now, besides the reader. */
      readonly authors: () => ReadonlySet<number>;
    })
  | Extract<
      Effect,
      { kind: 'membership' | 'chat-changed' | 'join-requests' | 'contacts' | 'blocked' | 'privacy' }
    >;

type Logs = { readonly boxes: Boxes; readonly channelLogs: ChannelLogs };

/** Gives every event its pts, where events are counted: in boxes for people and small groups, else in the chat. */
export function logEffect(effect: Effect, logs: Logs): Told[] {
  const { boxes } = logs;
  switch (effect.kind) {
    case 'private-message':
    case 'chat-message': {
      const { chat, message } = effect;
      return log(chat, { kind: 'new', messageId: message.id }, message.at, receiversOf(chat, message), logs);
    }
    case 'message-edited': {
      const { conversation, message } = effect;
      const at = message.editedAt ?? message.at;
      return log(
        conversation,
        { kind: 'edited', messageId: message.id },
        at,
        boxes.receiversOf(conversation, message.id),
        logs,
      );
    }
    case 'messages-deleted': {
      const { conversation, messageIds, onlyFor, at } = effect;
      const receivers = () => messageIds.flatMap(id => boxes.receiversOf(conversation, id));
      const owners = onlyFor === null ? [...new Set(receivers())] : [onlyFor];
      return log(conversation, { kind: 'deleted', messageIds }, at, owners, logs);
    }
    case 'read':
      return isCountedInBoxes(effect.conversation) ? logRead(effect, logs) : [channelRead(effect)];
    case 'membership':
    case 'chat-changed':
    case 'join-requests':
    case 'contacts':
    case 'blocked':
    case 'privacy':
      return [effect];
  }
}

function log(
  conversation: Conversation,
  happened: ChannelEvent,
  at: number,
  owners: readonly number[],
  { boxes, channelLogs }: Logs,
): Told[] {
  if (isCountedInBoxes(conversation)) {
    const delivery = { owners, conversation, happened, at };
    boxes.deliver(delivery);
    return [{ kind: 'delivery', delivery }];
  }
  const channelLog = channelLogs.of(conversation);
  channelLog.append(happened, at, happened.kind === 'deleted' ? happened.messageIds.length : 1);
  const logged = channelLog.newest;
  return logged ? [{ kind: 'channel-event', chat: conversation, logged }] : [];
}

/** The reader's other clients learn that it is read, and the authors that they were read. */
function logRead(effect: Extract<Effect, { kind: 'read' }>, { boxes }: Logs): Told[] {
  const { conversation, readerId, upTo, at } = effect;
  const authors = authorsRead(effect);
  const inbox: Delivery = { owners: [readerId], conversation, happened: { kind: 'read-inbox', upTo }, at };
  const outbox: Delivery = {
    owners: [...authors],
    conversation,
    happened: { kind: 'read-outbox', upTo },
    at,
  };
  const deliveries = authors.size === 0 ? [inbox] : [inbox, outbox];
  for (const delivery of deliveries) boxes.deliver(delivery);
  return deliveries.map(delivery => ({ kind: 'delivery', delivery }));
}

/** The authors are found once, and only if anybody is told: a restart tells nobody. */
function channelRead(effect: Extract<Effect, { kind: 'read' }>): Told {
  let authors: ReadonlySet<number> | undefined;
  return {
    ...effect,
    authors: () => {
      authors ??= authorsRead(effect);
      return authors;
    },
  };
}

function authorsRead({
  conversation,
  readerId,
  before,
  upTo,
}: Extract<Effect, { kind: 'read' }>): Set<number> {
  const authors = new Set<number>();
  for (let id = before + 1; id <= upTo; id++) {
    const message = conversation.messages.get(id);
    if (message && message.fromId !== readerId) authors.add(message.fromId);
  }
  return authors;
}

/** Whoever was removed still learns of it. */
function receiversOf(conversation: Conversation, { content }: Message): readonly number[] {
  const owners = ownersOf(conversation);
  if (content.kind !== 'removed' || owners.includes(content.userId)) return owners;
  return [...owners, content.userId];
}

function ownersOf(conversation: Conversation): readonly number[] {
  if (conversation.kind === 'group') return conversation.members.newestFirst();
  return conversation.kind === 'private' ? [...new Set(conversation.userIds)] : [];
}
