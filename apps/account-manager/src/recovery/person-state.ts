import { LEASE_TTL_MS } from '@muster/contracts';
import type { Head, LedgerPermit, openLease, PresentRestriction } from './repository.ts';

/** What the ledger says of a person. */
export type PersonHistory = {
  head: Head;
  permits: readonly LedgerPermit[];
  lifetime: ReadonlyMap<string, number>;
  lease: Awaited<ReturnType<typeof openLease>>;
  restrictions: readonly PresentRestriction[];
};

/** The time a permit counts at, in ms; null for one that was refunded. */
export function countsAt(permit: LedgerPermit): number | null {
  return permit.outcome === 'refunded' ? null : (permit.countedAt ?? permit.latestAt);
}

/**
 * The state in Redis that this history leads to: the same that was lost, but for heartbeats. The last lease counts
 * as renewed just now, because its holder may have done so.
 * @param now Redis' time, in ms
 */
export function toPersonState({ head, permits, lifetime, lease, restrictions }: PersonHistory, now: number) {
  const fields: Record<string, string> = {
    version: String(head.version),
  };
  const actions = new Map<string, { countedAt: number; member: string }[]>();
  for (const permit of permits) {
    const countedAt = countsAt(permit);
    if (permit.outcome === null) fields[`permit:${permit.permitId}`] = encodeGrant(permit);
    if (countedAt === null) continue;
    const counted = actions.get(permit.action) ?? [];
    counted.push({ countedAt, member: `${permit.permitId}|${permit.channelKey ?? ''}` });
    actions.set(permit.action, counted);
    if (permit.pauseMs > 0) {
      fields[`pause:${permit.action}`] = String(countedAt + permit.pauseMs);
      fields[`pausedBy:${permit.action}`] = permit.permitId;
    }
  }
  for (const [channelKey, used] of lifetime) fields[`ever:${channelKey}`] = String(used);
  if (lease) {
    fields.leaseId = lease.leaseId;
    fields.leaseAccount = lease.accountId;
    fields.leaseHolder = lease.holder;
    fields.leaseToken = String(lease.fencingToken);
    fields.leaseSince = String(lease.since);
    fields.leaseUntil = String(now + LEASE_TTL_MS);
  }
  for (const { kind, since, until, mandatedUntil } of restrictions) {
    fields[`restriction:${kind}`] = `${since}|${until ?? 0}`;
    if (mandatedUntil !== null) fields[`mandated:${kind}`] = String(mandatedUntil);
  }
  return { fields, actions };
}

/** As grant-permit.lua keeps it, so that the same permit id gets the same answer after a rebuild. */
function encodeGrant(permit: LedgerPermit): string {
  const { version, channelVersion, decidedAt, latestAt, pauseMs, fencingToken } = permit;
  const request = `${permit.action}|${permit.channelKey ?? ''}|${permit.targetKey}`;
  return JSON.stringify([version, channelVersion ?? 0, decidedAt, latestAt, pauseMs, fencingToken, request]);
}
