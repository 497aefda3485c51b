import type { LiveSessions } from '../mtproto/live-sessions.ts';
import type { Session } from '../mtproto/session.ts';
import type { Sandbox } from '../sandbox.ts';
import type { Told } from '../world/log-effect.ts';
import { updatesFor } from './updates-for.ts';

type Live = Pick<LiveSessions, 'push' | 'reaches'> & { users(): Iterable<number> };
type Parts = Pick<Sandbox, 'accessHashes' | 'clock' | 'world'> & { readonly live: Live };

/**
 * Tells everybody who is connected what has just happened, in the order it happened. All changes of the world come
 * through here, whoever made them; the caller's own session learns it from its answer. What it costs depends on who
 * is connected, not on how many are in a chat.
 */
export function pushTold(told: readonly Told[], caller: Session | undefined, sandbox: Parts): void {
  for (const userId of concernedBy(told, sandbox.live)) {
    const updates = updatesFor(userId, told, sandbox);
    if (updates) sandbox.live.push({ userId }, updates, caller ? { except: caller } : {});
  }
}

/** The connected users it may concern. */
function concernedBy(told: readonly Told[], live: Live): Set<number> {
  const concerned = new Set<number>();
  for (const one of told) {
    const inChat = one.kind === 'channel-event' ? one.chat.members : null;
    if (one.kind === 'delivery') {
      for (const userId of one.delivery.owners) if (live.reaches(userId)) concerned.add(userId);
    } else {
      for (const userId of live.users()) if (inChat?.has(userId) ?? true) concerned.add(userId);
    }
  }
  return concerned;
}
