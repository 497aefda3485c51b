import { type Denial, DenialReason } from '@muster/contracts';
import { clock } from '@muster/service-kit';
import type { Undecided } from '../recovery/with-rebuild.ts';
import type { DenialReply } from '../scripts/replies.ts';

/** What could not be decided now can be in a moment. */
const UNDECIDED_RETRY_MS = 1_000;

/** A denial as the holder is told it. */
export function toDenial(reply: DenialReply): Denial {
  const reason = DenialReason.parse(reply.reason);
  const isCounted = reason === 'limit';
  const { retryAt } = reply;
  return {
    reason,
    limit: reply.limit || null,
    value: isCounted ? reply.value : null,
    used: isCounted ? reply.used : null,
    retryAt: retryAt === null ? null : new Date(retryAt).toISOString(),
  };
}

export const undecided = ({ status }: Undecided): Denial => ({
  ...withoutLimit(status),
  retryAt: new Date(clock.now() + UNDECIDED_RETRY_MS).toISOString(),
});

const withoutLimit = (reason: Denial['reason']): Denial => ({
  reason,
  limit: null,
  value: null,
  used: null,
  retryAt: null,
});

/** The permit was used or given back: it is never granted again. */
export const SETTLED = withoutLimit('settled');
