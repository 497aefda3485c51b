import type { LedgerEntry } from './entry.ts';

type Kind = LedgerEntry['kind'];

/** Times are numbers, in ms since the epoch: Postgres reads a number many times as fast as a date. */
type Value = string | number | boolean | null;

type Column = {
  name: string;
  type: 'uuid' | 'text' | 'bigint' | 'integer' | 'boolean' | 'moment';
  /** The kinds of entries that may have a value in it. */
  kinds: readonly Kind[];
  of: (entry: LedgerEntry) => Value;
};

type EntryOf<K extends Kind> = Extract<LedgerEntry, { kind: K }>;

function isOneOf<K extends Kind>(entry: LedgerEntry, kinds: readonly K[]): entry is EntryOf<K> {
  return kinds.some(kind => kind === entry.kind);
}

/** A value that entries of these kinds have. */
const of = <K extends Kind>(kinds: readonly K[], value: (entry: EntryOf<K>) => Value) => ({
  kinds,
  of: (entry: LedgerEntry): Value => (isOneOf(entry, kinds) ? value(entry) : null),
});

export const ALL_KINDS: readonly Kind[] = ['lease', 'release', 'permit', 'outcome', 'restriction', 'lift'];
const RESTRICTING = ['restriction', 'lift'] as const;

/** The ledger's columns, and what an entry has in each. */
export const COLUMNS: readonly Column[] = [
  { name: 'team_id', type: 'uuid', kinds: ALL_KINDS, of: entry => entry.teamId },
  { name: 'account_id', type: 'uuid', kinds: ALL_KINDS, of: entry => entry.accountId },
  { name: 'person_key', type: 'text', kinds: ALL_KINDS, of: entry => entry.personKey },
  { name: 'version', type: 'bigint', kinds: ALL_KINDS, of: entry => entry.version },
  { name: 'kind', type: 'text', kinds: ALL_KINDS, of: entry => entry.kind },
  { name: 'subject_id', type: 'uuid', kinds: ALL_KINDS, of: entry => entry.subjectId },
  { name: 'decided_at', type: 'moment', kinds: ALL_KINDS, of: entry => entry.decidedAt },
  { name: 'holder', type: 'text', ...of(['lease'], lease => lease.holder) },
  { name: 'purpose', type: 'text', ...of(['lease'], lease => lease.purpose) },
  { name: 'action', type: 'text', ...of(['permit'], permit => permit.action) },
  { name: 'channel_key', type: 'text', ...of(['permit', 'outcome'], ({ channelKey }) => channelKey) },
  { name: 'to_stranger', type: 'boolean', ...of(['permit'], permit => permit.toStranger) },
  { name: 'target_key', type: 'text', ...of(['permit'], permit => permit.targetKey) },
  { name: 'latest_at', type: 'moment', ...of(['permit'], permit => permit.latestAt) },
  { name: 'pause_ms', type: 'integer', ...of(['permit'], permit => permit.pauseMs) },
  { name: 'fencing_token', type: 'bigint', ...of(['permit'], permit => permit.fencingToken) },
  { name: 'channel_version', type: 'bigint', ...of(['permit'], permit => permit.channelVersion) },
  { name: 'outcome', type: 'text', ...of(['outcome'], ({ outcome }) => outcome) },
  { name: 'counted_at', type: 'moment', ...of(['outcome'], ({ countedAt }) => countedAt) },
  { name: 'account_fault', type: 'boolean', ...of(['outcome'], ({ accountFault }) => accountFault) },
  { name: 'error_score', type: 'integer', ...of(['outcome'], ({ errorScore }) => errorScore) },
  { name: 'restriction', type: 'text', ...of(RESTRICTING, ({ restriction }) => restriction) },
  { name: 'since', type: 'moment', ...of(RESTRICTING, ({ since }) => since) },
  { name: 'until', type: 'moment', ...of(RESTRICTING, ({ until }) => until) },
  { name: 'mandated_until', type: 'moment', ...of(['restriction'], ({ mandatedUntil }) => mandatedUntil) },
  { name: 'until_before', type: 'moment', ...of(RESTRICTING, ({ untilBefore }) => untilBefore) },
  { name: 'reason', type: 'text', ...of(RESTRICTING, ({ reason }) => reason) },
  { name: 'actor', type: 'text', ...of(RESTRICTING, ({ actor }) => actor) },
];

/** The columns that entries of these kinds may have a value in. */
export const columnsOf = (kinds: readonly Kind[]): readonly Column[] =>
  COLUMNS.filter(column => column.kinds.some(kind => kinds.includes(kind)));
