import type { PoolClient } from '@muster/service-kit';
import type { OpenAttempt } from '../attempts/attempt.ts';

/** A second account with PEER_FLOOD within this time pauses the task, in ms. */
const PEER_FLOOD_WINDOW_MS = 24 * 3_600_000;

/** So many tries in a row with one and the same unknown error: it is about more than one person. */
const SAME_ERRORS = 5;

/**
 * What the attempts of a task have in common, so that a person has to look before it goes on.
 * @param code of the attempt that was just written down
 * @returns the code to pause for, or null
 */
export async function patternIn(
  client: PoolClient,
  attempt: OpenAttempt,
  code: string | null,
  now: Date,
): Promise<string | null> {
  if (code === 'peer_flood' && (await floodedAccounts(client, attempt, now)) > 1) return code;
  if (code === 'telegram_error' && (await isRepeated(client, attempt))) return code;
  return null;
}

async function floodedAccounts(client: PoolClient, { taskId }: OpenAttempt, now: Date): Promise<number> {
  const { rows } = await client.query<{ accounts: number }>(
    `SELECT count(DISTINCT account_id)::int AS accounts FROM attempts
      WHERE task_id = $1 AND reason_code = 'peer_flood' AND finished_at > $2`,
    [taskId, new Date(now.getTime() - PEER_FLOOD_WINDOW_MS)],
  );
  return rows[0]?.accounts ?? 0;
}

/** Whether the last tries all ended in the same error of the platform's, which nobody knows. */
async function isRepeated(client: PoolClient, { taskId }: OpenAttempt): Promise<boolean> {
  const { rows } = await client.query<{ is_repeated: boolean }>(
    `SELECT count(*) FILTER (WHERE reason_code = 'telegram_error') = $2
            AND count(DISTINCT coalesce(platform_error, '')) = 1 AS is_repeated
       FROM (SELECT reason_code, platform_error FROM attempts
              WHERE task_id = $1 AND outcome NOT IN ('under_way', 'not_sent') ORDER BY id DESC LIMIT $2) AS last`,
    [taskId, SAME_ERRORS],
  );
  return rows[0]?.is_repeated ?? false;
}
