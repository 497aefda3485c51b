import { catalogue, type ErrorCode, type LiftableKind } from '@muster/contracts';
import { clock, problem, type UserIdentity } from '@muster/service-kit';
import { findAccount } from '../accounts/repository.ts';
import { DAY_MS } from '../limits/table.ts';
import type { RestrictionDependencies } from './decide.ts';
import { extendRestriction } from './extend-restriction.ts';
import { liftRestriction } from './lift-restriction.ts';
import { pauseAccount } from './pause-account.ts';

/** Who takes an account out of work for longer does not mean a moment but a mistake. */
const FARTHEST_MS = 365 * DAY_MS;

type User = Pick<UserIdentity, 'id' | 'teamId'>;
type Wish = { accountId: string; reason: string };

/** @throws problems `not_restricted` where there is none of this kind, `wait_is_mandated` for a wait of the platform's */
export async function lift(
  dependencies: RestrictionDependencies,
  user: User,
  { accountId, kind, reason }: Wish & { kind: LiftableKind },
): Promise<void> {
  const because = { actor: user.id, reason };
  const result = await liftRestriction(dependencies, accountId, { kind, because });
  if (result.status === 'none') throw problem('not_restricted');
  if (result.status !== 'mandated') return;
  const retryAfterSeconds = Math.max(0, Math.ceil((result.until - clock.now()) / 1_000));
  throw problem('wait_is_mandated', { retryAfterSeconds });
}

/** @throws problems `not_restricted` where there is none of this kind, `invalid_input` for an end that is none */
export async function extend(
  dependencies: RestrictionDependencies,
  user: User,
  { accountId, kind, until, reason }: Wish & { kind: LiftableKind; until: string },
): Promise<void> {
  const because = { actor: user.id, reason };
  const result = await extendRestriction(dependencies, accountId, { kind, until: readUntil(until), because });
  if (result === 'none') throw problem('not_restricted');
  if (result === 'not_later') throw invalidUntil('until_not_later');
}

/** @throws problems `not_found`, `account_paused_already`, `account_logged_out` for one that is not connected */
export async function pause(
  dependencies: RestrictionDependencies,
  user: User,
  { accountId, until, reason }: Wish & { until?: string | undefined },
): Promise<void> {
  await assertOwn(dependencies, user, accountId);
  const because = { actor: user.id, reason };
  const result = await pauseAccount(dependencies, accountId, {
    until: until === undefined ? null : readUntil(until),
    because,
  });
  if (result === 'paused_already') throw problem('account_paused_already');
}

/** @throws problems `not_found`, `account_not_paused`, `account_logged_out` for one that is not connected */
export async function resume(
  dependencies: RestrictionDependencies,
  user: User,
  { accountId, reason }: Wish,
): Promise<void> {
  await assertOwn(dependencies, user, accountId);
  const because = { actor: user.id, reason };
  // Nobody but a person asks for a pause, so no wait is mandated.
  const { status } = await liftRestriction(dependencies, accountId, { kind: 'paused', because });
  if (status === 'none') throw problem('account_not_paused');
}

/** A team pauses its own accounts, while they are connected: the person of one that is not may work for another team. */
async function assertOwn({ pool }: RestrictionDependencies, user: User, accountId: string): Promise<void> {
  const account = await findAccount(pool, accountId);
  if (account?.teamId !== user.teamId) throw problem('not_found');
  if (account.loggedOutAt !== null) throw problem('account_logged_out');
}

/** In ms. */
function readUntil(until: string): number {
  const at = Date.parse(until);
  const now = clock.now();
  if (at <= now) throw invalidUntil('until_not_ahead');
  if (at > now + FARTHEST_MS) throw invalidUntil('until_too_far');
  return at;
}

function invalidUntil(code: ErrorCode) {
  const { en, ru } = catalogue[code];
  return problem('invalid_input', { fields: [{ path: 'until', message: { en, ru } }] });
}
