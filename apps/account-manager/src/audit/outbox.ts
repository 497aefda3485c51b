import { assertDone, type IdentityClient, type NewAuditEntry } from '@muster/contracts';
import type { Logger, Metrics } from '@muster/service-kit';
import type { AuditStore } from './repository.ts';

export type AuditOutbox = {
  /** Brings everything that waits to identity; stops at the first that is not accepted, and is called again. */
  sweep(): Promise<void>;
};

/** identity gets this long to take an entry, in ms. */
const ANSWER_WITHIN_MS = 5_000;
const SWEEP_SIZE = 100;

/**
 * Delivers what belongs into the audit trail until identity has accepted it. Several replicas may bring the same
 * entry: identity knows it by its id.
 */
export function createAuditOutbox(parts: {
  entries: AuditStore;
  identity: IdentityClient;
  log: Logger;
  metrics: Metrics;
}): AuditOutbox {
  const { entries, identity, log, metrics } = parts;
  metrics.gauge('audit_outbox_entries', 'Entries that identity has not accepted yet.', [], async gauge => {
    gauge.set(await entries.count().catch(() => Number.NaN));
  });

  const deliver = async (entry: NewAuditEntry): Promise<boolean> => {
    try {
      const signal = AbortSignal.timeout(ANSWER_WITHIN_MS);
      assertDone(await identity.POST('/audit-entries', { body: entry, signal }));
    } catch (error) {
      log.warn({ err: error, entry: entry.id, action: entry.action }, 'audit entry was not accepted');
      await entries.noteFailedDelivery(entry.id);
      return false;
    }
    await entries.remove(entry.id);
    return true;
  };

  return {
    async sweep() {
      for (const entry of await entries.waiting(SWEEP_SIZE)) {
        if (!(await deliver(entry))) return;
      }
    },
  };
}
