import { RpcError } from '../rpc/rpc-error.ts';
import type { InviteLink } from '../world/invite-links.ts';

const MAX_USES = 99_999;

/**
 * Refuses a link that would end in the past, lets in an impossible number, or has its people both counted and let in
 * by an admin. https://core.telegram.org/method/messages.exportChatInvite
 */
export function checkTerms(
  { expiresAt, usageLimit, requestNeeded }: Pick<InviteLink, 'expiresAt' | 'usageLimit' | 'requestNeeded'>,
  now: number,
): void {
  if (expiresAt !== null && expiresAt <= now) throw new RpcError('EXPIRE_DATE_INVALID');
  if (usageLimit !== null && (usageLimit < 1 || usageLimit > MAX_USES || requestNeeded))
    throw new RpcError('USAGE_LIMIT_INVALID');
}
