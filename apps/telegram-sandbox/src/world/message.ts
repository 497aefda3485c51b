/** What stands in a chat's history. `at` is in milliseconds of the world's time. */
export type Message = {
  readonly id: number;
  readonly fromId: number;
  readonly at: number;
  readonly content: MessageContent;
};

export type MessageContent =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'created'; readonly title: string }
  | { readonly kind: 'added'; readonly userIds: readonly number[] };

/** A message between two people, as it lies in the box of one of them, with that box's own numbering. */
export type BoxMessage = Message & { readonly peerId: number };

/** Where a message goes. */
export type MessageTarget = { readonly kind: 'chat' | 'person'; readonly id: number };

/**
 * What makes a send the same one as before: same sender, same peer, same random_id, at any time.
 * https://core.telegram.org/api/updates
 */
export const sendKey = (fromId: number, to: MessageTarget, randomId: string): string =>
  `${fromId} ${to.kind} ${to.id} ${randomId}`;
