import type { Logger, Metrics } from '@muster/service-kit';
import type { SessionStore } from './repository.ts';
import { rewrap } from './seal-session.ts';
import type { WrappingKey, WrappingKeys } from './wrapping-keys.ts';

/**
 * Wraps with the newest key what is wrapped with an earlier one. Sessions themselves stay as they are, and so do
 * connections: only who opens a session later needs the new key. A session that was connected anew meanwhile is left
 * alone. Several processes may do it at once.
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
      for (const { wrappingKeyId, count } of await sessions.countByWrappingKey().catch(() => []))
        gauge.set({ key: wrappingKeyId }, count);
    },
  );

  const rewrapFrom = async (earlier: WrappingKey, newest: WrappingKey): Promise<number> => {
    let rewrapped = 0;
    for (const session of await sessions.wrappedWith(earlier.id)) {
      try {
        await sessions.replaceDataKey(session, rewrap(earlier, newest, session));
        rewrapped += 1;
      } catch (error) {
        log.error({ err: error, accountId: session.accountId }, 'a session could not be wrapped anew');
      }
    }
    return rewrapped;
  };

  return async () => {
    await wrappingKeys.refresh();
    const newest = wrappingKeys.newest();
    for (const earlier of wrappingKeys.earlier()) {
      const rewrapped = await rewrapFrom(earlier, newest);
      if (rewrapped > 0) {
        log.info({ sessions: rewrapped, from: earlier.id, to: newest.id }, 'sessions were wrapped anew');
      }
    }
  };
}
