import type { Logger, Metrics } from '@muster/service-kit';
import type { SessionStore, WrappedSession } from './repository.ts';
import { rewrap } from './seal-session.ts';
import type { WrappingKey, WrappingKeys } from './wrapping-keys.ts';

/**
 * Wraps with the newest key what is wrapped with an earlier one. Sessions themselves stay as they are, and so do
 * connections: only who opens a session later needs the new key. A session that was connected anew meanwhile is left
 * alone, and so is one whose data key does not open. Several processes may do it at once.
 */
export function createRewrapSessions(parts: {
  sessions: Pick<SessionStore, 'wrappedWith' | 'replaceDataKey' | 'countByWrappingKey'>;
  wrappingKeys: Omit<WrappingKeys, 'byId'>;
  log: Logger;
  metrics: Metrics;
}): () => Promise<void> {
  const { sessions, wrappingKeys, log, metrics } = parts;
  metrics.gauge(
    'sessions_by_wrapping_key',
    'Sessions that can be opened with each wrapping key: one that opens none is not needed any more.',
    ['key'],
    async gauge => {
      gauge.reset();
      const counts = await sessions.countByWrappingKey().catch(() => null);
      // Where they cannot be counted nothing is said: a key of which 0 is said is taken away.
      if (!counts) return;
      for (const { id } of [wrappingKeys.newest(), ...wrappingKeys.earlier()]) gauge.set({ key: id }, 0);
      for (const { wrappingKeyId, count } of counts) gauge.set({ key: wrappingKeyId }, count);
    },
  );

  /** Told of once: nothing that is done here heals them. */
  const unopenable = new Set<string>();

  const rewrapped = (earlier: WrappingKey, newest: WrappingKey, session: WrappedSession) => {
    try {
      return rewrap(earlier, newest, session);
    } catch (error) {
      const { accountId } = session;
      if (!unopenable.has(accountId))
        log.error({ err: error, accountId }, 'a session cannot be wrapped anew');
      unopenable.add(accountId);
      return null;
    }
  };

  const rewrapFrom = async (earlier: WrappingKey, newest: WrappingKey): Promise<number> => {
    let count = 0;
    for await (const session of sessions.wrappedWith(earlier.id)) {
      const wrapped = rewrapped(earlier, newest, session);
      if (!wrapped) continue;
      await sessions.replaceDataKey(session, wrapped);
      count += 1;
    }
    return count;
  };

  return async () => {
    await wrappingKeys.refresh();
    const newest = wrappingKeys.newest();
    for (const earlier of wrappingKeys.earlier()) {
      const count = await rewrapFrom(earlier, newest);
      if (count > 0) {
        log.info({ sessions: count, from: earlier.id, to: newest.id }, 'sessions were wrapped anew');
      }
    }
  };
}
