import type { ChatAddress } from './repository.ts';

/**
 * A chat's own key. Basic groups are numbered apart from supergroups and channels, so theirs is negative, as
 * Telegram's own bot interface writes it. What is counted is counted under the canonical key, which a basic group
 * and the supergroup it became share: `key-repository.ts`.
 */
export function channelKey(kind: ChatAddress['kind'], id: bigint): string {
  return `telegram:${kind === 'group' ? -id : id}`;
}

/** The same of a chat at hand. */
export const ownKey = ({ kind, platformChatId }: Pick<ChatAddress, 'kind' | 'platformChatId'>): string =>
  channelKey(kind, platformChatId);
