import { RpcError } from '../rpc/rpc-error.ts';
import type { World } from '../world/world.ts';

/**
 * Letters, digits and underscores, five to thirty-two: https://core.telegram.org/method/channels.checkUsername. The
 * shorter names that Telegram sells are left out.
 */
export const canBeUsername = (name: string): boolean => /^[a-z]\w{4,31}$/i.test(name);

/** Whether nobody has this name; USERNAME_INVALID if nobody can have it. */
export function isFree(username: string, { chats, people }: World): boolean {
  if (!canBeUsername(username)) throw new RpcError('USERNAME_INVALID');
  return chats.byUsername(username) === null && people.byUsername(username) === null;
}
