import type { LedgerEntry } from './entry.ts';

type Value = string | number | boolean | Date | null;

type Column = { name: string; type: string; of: (entry: LedgerEntry) => Value };

const moment = (ms: number | null): Date | null => (ms === null ? null : new Date(ms));

/** A value that entries of one kind have. */
const when =
  <K extends LedgerEntry['kind']>(kind: K, value: (entry: Extract<LedgerEntry, { kind: K }>) => Value) =>
  (entry: LedgerEntry): Value =>
    isOf(entry, kind) ? value(entry) : null;

function isOf<K extends LedgerEntry['kind']>(
  entry: LedgerEntry,
  kind: K,
): entry is Extract<LedgerEntry, { kind: K }> {
  return entry.kind === kind;
}

/** A value of restrictions and lifts. */
const ofRestriction =
  (value: (entry: Extract<LedgerEntry, { kind: 'restriction' | 'lift' }>) => Value) =>
  (entry: LedgerEntry): Value =>
    entry.kind === 'restriction' || entry.kind === 'lift' ? value(entry) : null;

/** The ledger's columns, and what an entry has in each. */
export const COLUMNS: readonly Column[] = [
  { name: 'team_id', type: 'uuid', of: entry => entry.teamId },
  { name: 'account_id', type: 'uuid', of: entry => entry.accountId },
  { name: 'person_key', type: 'text', of: entry => entry.personKey },
  { name: 'version', type: 'bigint', of: entry => entry.version },
  { name: 'kind', type: 'text', of: entry => entry.kind },
  { name: 'subject_id', type: 'uuid', of: entry => entry.subjectId },
  { name: 'decided_at', type: 'timestamptz', of: entry => moment(entry.decidedAt) },
  { name: 'holder', type: 'text', of: when('lease', lease => lease.holder) },
  { name: 'purpose', type: 'text', of: when('lease', lease => lease.purpose) },
  { name: 'action', type: 'text', of: when('permit', permit => permit.action) },
  {
    name: 'channel_key',
    type: 'text',
    of: entry => (entry.kind === 'permit' || entry.kind === 'outcome' ? entry.channelKey : null),
  },
  { name: 'to_stranger', type: 'boolean', of: when('permit', permit => permit.toStranger) },
  { name: 'target_key', type: 'text', of: when('permit', permit => permit.targetKey) },
  { name: 'latest_at', type: 'timestamptz', of: when('permit', permit => moment(permit.latestAt)) },
  { name: 'pause_ms', type: 'integer', of: when('permit', permit => permit.pauseMs) },
  { name: 'fencing_token', type: 'bigint', of: when('permit', permit => permit.fencingToken) },
  { name: 'channel_version', type: 'bigint', of: when('permit', permit => permit.channelVersion) },
  { name: 'outcome', type: 'text', of: when('outcome', ({ outcome }) => outcome) },
  { name: 'counted_at', type: 'timestamptz', of: when('outcome', ({ countedAt }) => moment(countedAt)) },
  { name: 'account_fault', type: 'boolean', of: when('outcome', ({ accountFault }) => accountFault) },
  { name: 'error_score', type: 'integer', of: when('outcome', ({ errorScore }) => errorScore) },
  { name: 'restriction', type: 'text', of: ofRestriction(({ restriction }) => restriction) },
  { name: 'since', type: 'timestamptz', of: ofRestriction(({ since }) => moment(since)) },
  { name: 'until', type: 'timestamptz', of: ofRestriction(({ until }) => moment(until)) },
  {
    name: 'mandated_until',
    type: 'timestamptz',
    of: when('restriction', ({ mandatedUntil }) => moment(mandatedUntil)),
  },
  { name: 'until_before', type: 'timestamptz', of: ofRestriction(({ untilBefore }) => moment(untilBefore)) },
  { name: 'reason', type: 'text', of: ofRestriction(({ reason }) => reason) },
  { name: 'actor', type: 'text', of: ofRestriction(({ actor }) => actor) },
];
