import type { PushTarget } from '../mtproto/live-sessions.ts';
import type { Session } from '../mtproto/session.ts';
import type { Sandbox } from '../sandbox.ts';
import type { Tl } from '../tl/api.ts';

/**
 * Pushes one update that no box counts and that names nobody, for instance updateLoginToken or updateUserStatus:
 * whoever is not connected never learns of it. https://core.telegram.org/constructor/updateShort
 */
export function pushTransient(
  target: PushTarget,
  update: Tl<'Update'>,
  { live, clock }: Pick<Sandbox, 'live' | 'clock'>,
  except: { readonly except?: Session } = {},
): void {
  live.push(target, { _: 'updateShort', update, date: clock.seconds() }, except);
}
