import type { ErrorCode, RestrictionKind } from '@muster/contracts';
import type { RestKind } from '../accounts/rest.ts';
import type { DisablingKind } from '../accounts/state.ts';
import type { TelegramFailure } from './failure.ts';

/** Failures that take the whole account out of work. */
const kinds: Partial<Record<ErrorCode, RestrictionKind>> = {
  flood_wait: 'flood_wait',
  peer_flood: 'peer_flood',
  account_frozen: 'frozen',
  account_banned: 'banned',
  account_logged_out: 'logged_out',
};

/** Added to every wait Telegram asks for, in seconds (DESIGN: restricted for n + 60 s). */
const FLOOD_WAIT_EXTRA_SECONDS = 60;

/** DESIGN: PEER_FLOOD restricts for 24 h. */
const PEER_FLOOD_SECONDS = 24 * 60 * 60;

export type Restriction = {
  /** The seconds Telegram asked for; for `flood_wait` only. */
  waitSeconds: number | null;
} & (
  | { kind: RestKind /** How long the account rests. */; restSeconds: number }
  // Until a person acts.
  | { kind: DisablingKind; restSeconds: null }
);

/** The restriction a failure puts on the account it happened to; null for all failures that are about less. */
export function restrictionOf({ code, waitSeconds }: TelegramFailure): Restriction | null {
  const kind = kinds[code];
  if (!kind) return null;
  if (kind === 'flood_wait') {
    const asked = waitSeconds ?? 0;
    return { kind, waitSeconds: asked, restSeconds: asked + FLOOD_WAIT_EXTRA_SECONDS };
  }
  if (kind === 'peer_flood') return { kind, waitSeconds: null, restSeconds: PEER_FLOOD_SECONDS };
  return { kind, waitSeconds: null, restSeconds: null };
}

/** How long to leave alone what failed, in seconds; null where no time helps or none was named. */
export const restSecondsOf = (failure: TelegramFailure): number | null =>
  restrictionOf(failure)?.restSeconds ?? failure.waitSeconds;
