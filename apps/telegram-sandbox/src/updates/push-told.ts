import type { LiveSessions } from '../mtproto/live-sessions.ts';
import type { Session } from '../mtproto/session.ts';
import type { Sandbox } from '../sandbox.ts';
import type { Told } from '../world/log-effect.ts';
import { type Connected, concernedBy } from './concerned-by.ts';
import { updatesFor } from './updates-for.ts';

type Live = Connected & Pick<LiveSessions, 'push'>;
type Parts = Pick<Sandbox, 'accessHashes' | 'clock' | 'world'> & { readonly live: Live };

/**
 * Tells everybody who is connected what has just happened, in the order it happened. All changes of the world come
 * through here, whoever made them; the caller's own session learns it from its answer. What it costs depends on who
 * is connected, not on how many are in a chat.
 */
export function pushTold(told: readonly Told[], caller: Session | undefined, sandbox: Parts): void {
  const concerned = new Set(told.flatMap(one => concernedBy(one, sandbox.live)));
  for (const userId of concerned) {
    const updates = updatesFor(userId, told, sandbox);
    if (updates) sandbox.live.push({ userId }, updates, caller ? { except: caller } : {});
  }
}
