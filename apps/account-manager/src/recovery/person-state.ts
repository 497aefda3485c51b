import { LEASE_TTL_MS } from '@muster/contracts';
import { requestOf } from '../permits/request-of.ts';
import type { PersonState } from '../scripts/install.ts';
import { tagOf } from '../scripts/permits.ts';
import type { Head, LedgerPermit, newestLease, PresentRestriction } from './repository.ts';

/** What the ledger says of a person. */
export type PersonHistory = {
  head: Head;
  permits: readonly LedgerPermit[];
  lifetime: ReadonlyMap<string, number>;
  lease: Awaited<ReturnType<typeof newestLease>>;
  restrictions: readonly PresentRestriction[];
};

/** The time a permit counts at, in ms; null for one that was refunded. */
export function countsAt(permit: LedgerPermit): number | null {
  return permit.outcome === 'refunded' ? null : (permit.countedAt ?? permit.latestAt);
}

/**
 * The state in Redis that this history leads to: the same that was lost, but for heartbeats. The last lease counts
 * as renewed just now, unless it was given back: however old it is, its holder may have renewed it until now.
 * @param now Redis' time, in ms
 */
export function toPersonState(history: PersonHistory, now: number): PersonState {
  const { head, permits, lifetime, lease, restrictions } = history;
  const fields: Record<string, string> = {
    version: String(head.version),
    last: head.last,
    errorScore: String(head.errorScore),
  };
  const pending: Record<string, string> = {};
  const actions = new Map<string, { countedAt: number; member: string }[]>();
  for (const permit of permits) {
    const countedAt = countsAt(permit);
    if (permit.outcome === null && permit.latestAt > now) pending[permit.permitId] = encodeGrant(permit);
    if (countedAt === null) continue;
    const counted = actions.get(permit.action) ?? [];
    const id = permit.outcome === null ? permit.permitId : permit.version;
    counted.push({ countedAt, member: `${id}|${tagOf(permit)}` });
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
    fields.leasePurpose = lease.purpose;
    fields.leaseToken = String(lease.fencingToken);
    fields.leaseSince = String(lease.since);
    fields.leaseUntil = String(lease.released ? 0 : now + LEASE_TTL_MS);
  }
  for (const { kind, since, until, mandatedUntil } of restrictions) {
    fields[`restriction:${kind}`] = `${since}|${until ?? 0}`;
    if (mandatedUntil !== null) fields[`mandated:${kind}`] = String(mandatedUntil);
  }
  return { fields, pending, actions };
}

/** As grant-permit.lua keeps it, so that the same permit id gets the same answer after a rebuild. */
function encodeGrant(permit: LedgerPermit): string {
  const { version, channelVersion, decidedAt, latestAt, pauseMs, fencingToken } = permit;
  const numbers = [latestAt, version, channelVersion ?? 0, decidedAt, pauseMs, fencingToken];
  // It is in the ledger: what it followed there, of person and channel, is asked for no more.
  return [...numbers, '', '', requestOf(permit)].join('|');
}
