/** What stands in a chat's history. `at` is in milliseconds of the world's time. */
export type Message = {
  readonly id: number;
  readonly fromId: number;
  readonly at: number;
  readonly content: MessageContent;
  /** When it was changed last. */
  readonly editedAt?: number;
  /** The chat under whose name it stands: a channel's post in its discussion group, an anonymous admin. */
  readonly asChatId?: number;
  readonly replyTo?: ReplyTo;
  /** The post of which this message is the automatic copy in the discussion group. */
  readonly copyOf?: { readonly chatId: number; readonly messageId: number };
  readonly forwardOf?: Forwarded;
  /** How often a post was seen. */
  readonly views?: number;
};

/** Whether it is somebody's own. The copy of a post in the discussion group is the channel's, whoever posted. */
export const isOutgoing = ({ fromId, copyOf }: Message, userId: number): boolean =>
  fromId === userId && copyOf === undefined;

/** `topId` is the first message of the thread, where that is not the message answered. */
export type ReplyTo = { readonly id: number; readonly topId?: number };

/** Where a forwarded message was written first, by whom, and when; a channel's post names the post. */
export type Forwarded = {
  readonly author: Pick<Message, 'fromId' | 'asChatId'>;
  readonly postId?: number;
  readonly at: number;
};

export type MessageContent =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'created'; readonly title: string }
  | { readonly kind: 'added'; readonly userIds: readonly number[] }
  | { readonly kind: 'removed'; readonly userId: number }
  | { readonly kind: 'joined-by-link'; readonly inviterId: number }
  | { readonly kind: 'joined-by-request' }
  /** A small group became this supergroup, and the other way around. */
  | { readonly kind: 'migrated-to'; readonly chatId: number }
  | { readonly kind: 'migrated-from'; readonly chatId: number; readonly title: string };

/** Where a message goes. */
export type MessageTarget = { readonly kind: 'chat' | 'person'; readonly id: number };

/**
 * What makes a send the same one as before: same sender, same peer, same random_id, at any time.
 * https://core.telegram.org/api/updates
 */
export const sendKey = (fromId: number, to: MessageTarget, randomId: string): string =>
  `${fromId} ${to.kind} ${to.id} ${randomId}`;
