import type { Dependencies } from '../../src/dependencies.ts';
import type { LedgerEntry } from '../../src/ledger/entry.ts';

/** What became durable, read past all faults: it settles what nobody was told. */
export function createObserver(pool: Dependencies['pool']) {
  const query = pool.query.bind(pool);
  return {
    async permit(permitId: string) {
      const { rows } = await query<{ decided_at: Date; latest_at: Date; pause_ms: number; version: bigint }>(
        `SELECT decided_at, latest_at, pause_ms, version FROM ledger WHERE kind = 'permit' AND subject_id = $1`,
        [permitId],
      );
      const row = rows[0];
      return row
        ? {
            version: Number(row.version),
            decidedAt: row.decided_at.getTime(),
            latestAt: row.latest_at.getTime(),
            pauseMs: row.pause_ms,
          }
        : null;
    },
    async outcome(permitId: string) {
      const { rows } = await query<{ outcome: string; counted_at: Date | null }>(
        `SELECT outcome, counted_at FROM ledger WHERE kind = 'outcome' AND subject_id = $1`,
        [permitId],
      );
      return rows[0] ? { kind: rows[0].outcome, countsAt: rows[0].counted_at?.getTime() ?? null } : null;
    },
    async newestLease(personKey: string) {
      const { rows } = await query<{
        subject_id: string;
        version: bigint;
        decided_at: Date;
        released: boolean;
      }>(
        `SELECT subject_id, version, decided_at,
           EXISTS (SELECT FROM ledger WHERE kind = 'release' AND subject_id = lease.subject_id) AS released
         FROM ledger lease WHERE kind = 'lease' AND person_key = $1 ORDER BY version DESC LIMIT 1`,
        [personKey],
      );
      const row = rows[0];
      return row
        ? {
            id: row.subject_id,
            fencingToken: Number(row.version),
            decidedAt: row.decided_at.getTime(),
            isReleased: row.released,
          }
        : null;
    },
    /** The newest version at which this was written of a person; 0 for never. */
    async newestVersion(kind: LedgerEntry['kind'], personKey: string, restriction: string): Promise<number> {
      const { rows } = await query<{ version: bigint | null }>(
        'SELECT max(version) AS version FROM ledger WHERE kind = $1 AND person_key = $2 AND restriction = $3',
        [kind, personKey, restriction],
      );
      return Number(rows[0]?.version ?? 0);
    },
    async restriction(reportId: string): Promise<number | null> {
      const { rows } = await query<{ version: bigint }>(
        `SELECT version FROM ledger WHERE kind = 'restriction' AND subject_id = $1`,
        [reportId],
      );
      return rows[0] ? Number(rows[0].version) : null;
    },
    /** The epoch of each of these people: it tells whether they were rebuilt. */
    async epochs(personKeys: readonly string[]): Promise<ReadonlyMap<string, number>> {
      const { rows } = await query<{ key: string; epoch: number }>(
        'SELECT key, epoch FROM heads WHERE key = ANY($1)',
        [personKeys.map(key => `person:${key}`)],
      );
      return new Map(rows.map(({ key, epoch }) => [key.slice('person:'.length), epoch]));
    },
  };
}
