import { createMetrics, createPool, migrate, newId, type Pool } from '@muster/service-kit';
import type { Base, LedgerEntry, Position } from '../src/ledger/entry.ts';
import { createLedger, type Ledger } from '../src/ledger/ledger.ts';
import { madeAt, makeMonthsAhead } from '../src/ledger/months.ts';
import { newChannel, newPersonKey } from './installation.ts';

export const MIGRATIONS = new URL('../prisma/migrations/', import.meta.url);

/** A replica's part that writes: a pool and a ledger of its own. */
export type Replica = { pool: Pool; ledger: Ledger; close(): Promise<void> };

/** Opens the ledger of a database, as every replica does at its start. */
export async function openReplica(url: string): Promise<Replica> {
  await migrate(url, MIGRATIONS);
  const pool = createPool(url, createMetrics('account-manager'));
  await makeMonthsAhead(pool);
  const ledger = createLedger(pool);
  return {
    pool,
    ledger,
    async close() {
      await ledger.close();
      await pool.end();
    },
  };
}

/** A UUIDv7 made at another time. */
export function idAt(ms: number): string {
  const time = ms.toString(16).padStart(12, '0');
  return `${time.slice(0, 8)}-${time.slice(8)}${newId().slice(13)}`;
}

/** A person or channel as Redis would have it: decisions take its next version. */
export type Counted = { key: string; version: number };

/** Makes somebody known, in epoch 1. */
export async function begin(pool: Pool, kind: 'person' | 'channel'): Promise<Counted> {
  const key = kind === 'person' ? newPersonKey() : newChannel();
  await pool.query('INSERT INTO heads (key, epoch, first_seen_at) VALUES ($1, 1, now())', [`${kind}:${key}`]);
  return { key, version: 0 };
}

export const TEAM = newId();

/** The entry that each version of a person or channel came with. */
const history = new Map<string, string>();

const positionOf = (key: string, version: number, epoch: number): Position => ({
  epoch,
  version,
  last: history.get(`${key} ${version}`) ?? '',
});

/** What an entry's decision was taken from: the versions right before its own. */
export function baseOf(entry: LedgerEntry, epoch = 1): Base {
  const { channelKey, channelVersion } =
    entry.kind === 'permit' ? entry : { channelKey: null, channelVersion: null };
  const isPaced = channelKey !== null && channelVersion !== null;
  return {
    person: positionOf(entry.personKey, entry.version - 1, epoch),
    channel: isPaced ? positionOf(channelKey, channelVersion - 1, epoch) : null,
  };
}

/** Appends an entry as a decision of this epoch. */
export const append = ({ ledger }: Replica, entry: LedgerEntry, epoch?: number) =>
  ledger.append(entry, baseOf(entry, epoch));

/** What all entries about a person have: the decision takes their next version. */
function decide(
  kind: LedgerEntry['kind'],
  person: Counted,
  given: { subjectId?: string; decidedAt?: number },
) {
  person.version += 1;
  const subjectId = given.subjectId ?? newId();
  history.set(`${person.key} ${person.version}`, `${kind}:${subjectId}`);
  return {
    teamId: TEAM,
    accountId: TEAM,
    personKey: person.key,
    version: person.version,
    subjectId,
    decidedAt: given.decidedAt ?? Date.now(),
  };
}

export const leaseOf = (
  person: Counted,
  given: { subjectId?: string; decidedAt?: number; holder?: string } = {},
) =>
  ({
    ...decide('lease', person, given),
    kind: 'lease',
    holder: given.holder ?? 'x',
    purpose: 'login',
  }) as const;

export function permitOf(person: Counted, channel: Counted, given: { subjectId?: string } = {}) {
  channel.version += 1;
  const decidedAt = given.subjectId ? madeAt(given.subjectId) : Date.now();
  const decided = decide('permit', person, given);
  history.set(`${channel.key} ${channel.version}`, `permit:${decided.subjectId}`);
  return {
    ...decided,
    kind: 'permit',
    action: 'invite',
    channelKey: channel.key,
    toStranger: false,
    targetKey: 'a'.repeat(43),
    latestAt: decidedAt + 26_000,
    pauseMs: 600_000,
    fencingToken: 1,
    channelVersion: channel.version,
  } as const;
}

export const outcomeOf = (
  person: Counted,
  permit: { subjectId: string; channelKey: string | null },
  outcome: 'committed' | 'refunded',
  given: { errorScore?: number } = {},
) =>
  ({
    ...decide('outcome', person, { subjectId: permit.subjectId }),
    kind: 'outcome',
    outcome,
    countedAt: outcome === 'refunded' ? null : Date.now(),
    channelKey: permit.channelKey,
    accountFault: false,
    errorScore: given.errorScore ?? 0,
  }) as const;

export const restrictionOf = (
  person: Counted,
  given: { restriction: 'flood_wait' | 'banned'; until: number | null; mandatedUntil?: number | null },
) =>
  ({
    ...decide('restriction', person, {}),
    kind: 'restriction',
    since: 1,
    mandatedUntil: given.until,
    untilBefore: null,
    reason: null,
    actor: null,
    ...given,
  }) as const;

export const liftOf = (
  person: Counted,
  given: { restriction: 'flood_wait' | 'banned'; until: number | null },
) =>
  ({
    ...decide('lift', person, {}),
    kind: 'lift',
    since: 1,
    untilBefore: null,
    reason: 'r',
    actor: TEAM,
    ...given,
  }) as const;

/** Where the ledger is for a person or a channel. */
export async function headOf(pool: Pool, kind: 'person' | 'channel', { key }: Counted): Promise<number> {
  const { rows } = await pool.query<{ version: bigint }>('SELECT version FROM heads WHERE key = $1', [
    `${kind}:${key}`,
  ]);
  return Number(rows[0]?.version);
}

/** The versions of a person's rows, in order. */
export async function versionsOf(pool: Pool, { key }: Counted): Promise<number[]> {
  const { rows } = await pool.query<{ version: bigint }>(
    'SELECT version FROM ledger WHERE person_key = $1 ORDER BY version',
    [key],
  );
  return rows.map(row => Number(row.version));
}

export type { LedgerEntry };
