import type { Sandbox } from '../sandbox.ts';

export type Restriction = 'ban' | 'unban' | 'freeze' | 'unfreeze' | 'revoke-sessions';

/** Does to an account what Telegram, or the owner from another phone, may do to it. */
export function restrictAccount(
  restriction: Restriction,
  userId: number,
  { world, keys, clock }: Pick<Sandbox, 'world' | 'keys' | 'clock'>,
): void {
  const change = (patch: { banned: boolean } | { frozenSince: number | null }) =>
    world.commit({ type: 'person-changed', id: userId, patch });
  switch (restriction) {
    case 'ban':
    case 'unban':
      change({ banned: restriction === 'ban' });
      return;
    case 'freeze':
      change({ frozenSince: clock.now() });
      return;
    case 'unfreeze':
      change({ frozenSince: null });
      return;
    case 'revoke-sessions':
      for (const key of keys.of(userId)) keys.logOut(key, { revoked: true });
  }
}
