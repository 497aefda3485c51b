/**
 * The canonical id of a chat. Basic groups are numbered apart from supergroups and channels, so theirs is negative,
 * as Telegram's own bot interface writes it.
 */
export function channelKey(kind: 'group' | 'supergroup' | 'channel', id: bigint): string {
  return `telegram:${kind === 'group' ? -id : id}`;
}
