import { type AccountLogCount, AccountLogEntry, type AccountLogKind } from '@muster/contracts';
import { oneMore, type Pool } from '@muster/service-kit';
import { z } from 'zod';
import type { NewEntry } from './entry.ts';

/** Totals are counted up to this, and estimated above. */
const COUNTED = 10_000;

/** As many old entries go at once: a statement that deletes for minutes would hold up a shutdown. */
const FORGOTTEN_AT_ONCE = 5_000;

export type LogFilter = {
  teamId: string;
  accountId?: string | undefined;
  code?: string | undefined;
  kind?: AccountLogKind | undefined;
  since?: string | undefined;
  until?: string | undefined;
};

const FILTERED = `FROM account_log
  WHERE team_id = $1
    AND ($2::uuid IS NULL OR account_id = $2)
    AND ($3::text IS NULL OR code = $3)
    AND ($4::text IS NULL OR kind = $4)
    AND ($5::timestamptz IS NULL OR at >= $5)
    AND ($6::timestamptz IS NULL OR at < $6)`;

const valuesOf = ({ teamId, accountId, code, kind, since, until }: LogFilter) => [
  teamId,
  accountId ?? null,
  code ?? null,
  kind ?? null,
  since ?? null,
  until ?? null,
];

const Row = z.object({
  id: z.string(),
  accountId: z.string().nullable(),
  at: z.date(),
  kind: AccountLogEntry.shape.kind,
  method: z.string().nullable(),
  code: z.string().nullable(),
  platformError: z.string().nullable(),
  detail: AccountLogEntry.shape.detail,
  chatTitle: z.string().nullable(),
});
export type LogRow = z.infer<typeof Row>;

/** How often the same happened on a day. */
export type LogCount = Omit<AccountLogCount, 'message'>;

const Plan = z.tuple([
  z.object({ 'QUERY PLAN': z.tuple([z.object({ Plan: z.object({ 'Plan Rows': z.number() }) })]) }),
]);

export type LogStore = ReturnType<typeof logStore>;

/** The account log in Postgres. Its SQL is planned with the values at hand, so what is not asked for costs nothing. */
export function logStore(pool: Pool) {
  const total = async (values: readonly unknown[]): Promise<number> => {
    const counted = await pool.query<{ n: bigint }>(
      `SELECT count(*) AS n FROM (SELECT ${FILTERED} LIMIT ${COUNTED + 1}) AS first`,
      [...values],
    );
    const n = Number(counted.rows[0]?.n);
    if (n <= COUNTED) return n;
    const { rows } = await pool.query(`EXPLAIN (FORMAT JSON) SELECT ${FILTERED}`, [...values]);
    return Math.max(n, Plan.parse(rows)[0]['QUERY PLAN'][0].Plan['Plan Rows']);
  };

  return {
    /** An entry that is there already stays as it is: the answer to an earlier try may have been lost. */
    async add(entries: readonly NewEntry[]): Promise<void> {
      await pool.query(
        `INSERT INTO account_log (id, team_id, account_id, at, kind, method, code, platform_error, detail)
         SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::timestamptz[], $5::text[], $6::text[],
                              $7::text[], $8::text[], $9::jsonb[])
         ON CONFLICT (id) DO NOTHING`,
        [
          entries.map(({ id }) => id),
          entries.map(({ teamId }) => teamId),
          entries.map(({ accountId }) => accountId),
          entries.map(({ at }) => at),
          entries.map(({ kind }) => kind),
          entries.map(({ method }) => method ?? null),
          entries.map(({ code }) => code ?? null),
          entries.map(({ platformError }) => platformError ?? null),
          entries.map(({ detail }) => JSON.stringify(detail ?? {})),
        ],
      );
    },

    /** Newest first: ids sort by the time they were made. */
    async page(filter: LogFilter, { cursor, limit }: { cursor?: string | undefined; limit: number }) {
      const values = valuesOf(filter);
      const [{ rows }, counted] = await Promise.all([
        pool.query(
          `SELECT id, account_id AS "accountId", at, kind, method, code, platform_error AS "platformError", detail,
             (SELECT title FROM chat_peers chat
              WHERE chat.account_id = account_log.account_id AND chat.chat_key = detail->>'channel') AS "chatTitle"
           ${FILTERED} AND ($7::uuid IS NULL OR id < $7) ORDER BY id DESC LIMIT $8`,
          [...values, cursor ?? null, oneMore(limit)],
        ),
        total(values),
      ]);
      return { rows: z.array(Row).parse(rows), total: counted };
    },

    /** @param timeZone a name of the IANA database, by which days begin */
    async countByDay(filter: LogFilter, timeZone: string): Promise<LogCount[]> {
      const { rows } = await pool.query<LogCount>(
        `SELECT to_char(at AT TIME ZONE $7, 'YYYY-MM-DD') AS day, kind, code, count(*)::int AS count
         ${FILTERED} GROUP BY 1, 2, 3 ORDER BY 1, 2, 3`,
        [...valuesOf(filter), timeZone],
      );
      return rows;
    },

    /** Forgets some of what is older than `before`. */
    async forget(before: Date): Promise<void> {
      await pool.query(
        `DELETE FROM account_log WHERE ctid = ANY(ARRAY(SELECT ctid FROM account_log WHERE at < $1 LIMIT $2))`,
        [before, FORGOTTEN_AT_ONCE],
      );
    },
  };
}
