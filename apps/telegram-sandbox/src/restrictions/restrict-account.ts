import { logOutFromAfar } from '../login/log-out-from-afar.ts';
import type { Sandbox } from '../sandbox.ts';
import { pushTransient } from '../updates/push-transient.ts';

export type Restriction = 'ban' | 'unban' | 'freeze' | 'unfreeze' | 'revoke-sessions';

/**
 * Does to an account what Telegram, or the owner from another phone, may do to it. Its clients hear at once that there
 * is something to ask for, and are told what it is when they ask.
 */
export function restrictAccount(
  restriction: Restriction,
  userId: number,
  sandbox: Pick<Sandbox, 'world' | 'keys' | 'clock' | 'live'>,
): void {
  const { world, keys, clock, live } = sandbox;
  const change = (patch: { banned: boolean } | { frozenSince: number | null }) =>
    world.commit({ type: 'person-changed', id: userId, patch });
  switch (restriction) {
    case 'ban':
    case 'unban':
      change({ banned: restriction === 'ban' });
      live.push({ userId }, { _: 'updatesTooLong' });
      return;
    case 'freeze':
    case 'unfreeze':
      change({ frozenSince: restriction === 'freeze' ? clock.now() : null });
      pushTransient({ userId }, { _: 'updateConfig' }, sandbox);
      return;
    case 'revoke-sessions':
      for (const key of keys.of(userId)) logOutFromAfar(key, sandbox, { revoked: true });
  }
}
