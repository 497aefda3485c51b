import { setTimeout as sleep } from 'node:timers/promises';
import type { z } from 'zod';
import { clock } from '../clock.ts';
import { problem } from '../problem.ts';
import { answerClaim, claim, giveUpClaim, type Sql } from './claims.ts';
import { forgetOldKeys } from './forget-old-keys.ts';
import type { OnceKey } from './once-key.ts';

/** Who brings a wish that is under way waits for its answer so long, looking so often; real ms. */
const WAIT_MS = 10_000;
const LOOK_EVERY_MS = 200;

/** Then they are asked to bring it again after this, in seconds. */
const RETRY_AFTER_SECONDS = 5;

/**
 * As `runOnce`, for an effect outside of the database that may take long: the claim is committed first, the effect
 * holds no transaction and no connection, and then its answer is stored. An effect that fails gives the claim up. After
 * a crash in between the wish may be claimed anew once `deadlineMs` are over: only then can its effect come twice.
 * @param deadlineMs longer than the effect ever takes
 * @throws the problem `idempotency_mismatch` for a key that was used with another body, and `service_unavailable`
 *   with the time to wait while the same wish is still under way
 */
export async function runOnceOutside<T>(
  sql: Sql,
  key: OnceKey | null,
  answerShape: z.ZodType<T>,
  { deadlineMs, effect }: { deadlineMs: number; effect: () => Promise<T> },
): Promise<T> {
  if (!key) return effect();
  await forgetOldKeys(sql);
  for (const lookUntil = performance.now() + WAIT_MS; performance.now() < lookUntil; ) {
    const claimed = await claim(sql, key, new Date(clock.now() - deadlineMs));
    if (claimed.status === 'claimed') return haveEffect(key, claimed.at);
    if (claimed.answer !== null) return answerShape.parse(claimed.answer);
    await sleep(LOOK_EVERY_MS);
  }
  throw problem('service_unavailable', { retryAfterSeconds: RETRY_AFTER_SECONDS });

  async function haveEffect(key: OnceKey, at: Date): Promise<T> {
    const answer = await effect().catch(async (error: unknown) => {
      // A claim that cannot be given up now is taken over later.
      await giveUpClaim(sql, key, at).catch(() => {});
      throw error;
    });
    await answerClaim(sql, key, at, answer);
    return answer;
  }
}
