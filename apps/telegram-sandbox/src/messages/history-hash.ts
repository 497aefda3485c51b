import { seconds } from '../views/seconds.ts';
import type { Message } from '../world/message.ts';

/**
 * What a client that has a list of messages already sends along with its question, so that it is not sent the same
 * again. https://core.telegram.org/api/offsets#hash-generation; which numbers go in is taken from
 * https://core.telegram.org/method/messages.getScheduledHistory, the one page that says it.
 */
export function historyHash(messages: readonly Message[]): bigint {
  let hash = 0n;
  for (const { id, editedAt, at } of messages) {
    for (const number of [id, seconds(editedAt ?? 0), seconds(at)]) {
      hash ^= hash >> 21n;
      hash = BigInt.asUintN(64, hash ^ (hash << 35n));
      hash ^= hash >> 4n;
      hash = BigInt.asUintN(64, hash + BigInt(number));
    }
  }
  return BigInt.asIntN(64, hash);
}
