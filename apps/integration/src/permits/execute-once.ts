import {
  type ActionOutcome,
  CALL_DEADLINE_MS,
  CLOCK_TOLERANCE_MS,
  type ErrorCode,
  PERMIT_TTL_MS,
  type PermitClaims,
} from '@muster/contracts';
import { clock, type Logger, problem } from '@muster/service-kit';
import type { Outbox } from '../outbox/outbox.ts';
import { untilWritten } from '../until-written.ts';
import { ending, notSent } from './ending.ts';
import { type Now, startTime } from './latest-time.ts';
import type { Ending, Entry, Journal, PermitRef } from './repository.ts';
import type { FinalState } from './state.ts';

/**
 * What came of sending: how the permit ended, and what its holder is told. `at` is when the answer arrived: the
 * latest moment at which Telegram can have acted.
 */
export type Sent = {
  state: FinalState;
  outcome: ActionOutcome | null;
  /** The person a lookup found; the chat it found or that was joined, under the chat's own key. */
  found?: string;
  at: Date;
  /**
   * Remembers what the answer teaches besides. Only once the end is in the journal, which nothing that fails here may
   * change: Telegram has answered.
   */
  learn?: () => Promise<unknown>;
};

/**
 * Everything that can be done before anything is sent; what cannot be sent leaves the permit unused. `send` is told the
 * moment of the monotonic clock after which nothing may leave: the permit is counted as if it was executed by then; and
 * the time by which it says when the answer arrived. The `randomId` of a message is in the journal before it leaves.
 */
export type Prepare = () => Promise<
  | { status: 'ready'; randomId?: bigint; send: (untilMs: number, now: Now) => Promise<Sent> }
  | { status: 'not_sent'; code: ErrorCode }
>;

/** Something is missing, so the permit is left unused. */
export const unused = (code: ErrorCode) => ({ status: 'not_sent', code }) as const;

export type ExecuteOnce = (claims: PermitClaims, prepare: Prepare) => Promise<Entry>;

/**
 * Executes a permit at most once, however often and from wherever it is asked: the journal is committed before the
 * first byte leaves, and who finds the permit there gets what came of it instead of sending.
 * @throws a problem `permit_refused` when the permit is not good now or was overtaken by a newer lease
 */
export function createExecuteOnce(parts: {
  journal: Journal;
  outbox: Pick<Outbox, 'deliver'>;
  /** Permits this process is executing: nobody else may give them up. */
  inHand: Map<string, Promise<Entry>>;
  log: Pick<Logger, 'error'>;
}): ExecuteOnce {
  const { journal, outbox, inHand, log } = parts;

  const execute = async (claims: PermitClaims, prepare: Prepare): Promise<Entry> => {
    const permit: PermitRef = { id: claims.jti, teamId: claims.teamId, accountId: claims.accountId };
    const [known, now] = await Promise.all([journal.find(permit), startTime(journal)]);
    if (known) return settled(known);
    if (goodUntil(claims, now) === null) throw problem('permit_refused');
    const prepared = await prepare();
    if (prepared.status === 'not_sent') {
      const end = notSent(permit, prepared.code, new Date(now()));
      return report(permit, end, await journal.void(permit, end));
    }
    if (goodUntil(claims, now) === null) throw problem('permit_refused');
    const begun = await journal.begin(claims, new Date(now()), prepared.randomId);
    if (begun === 'fenced') throw problem('permit_refused');
    if (begun === 'known') return recorded(permit);
    // The journal may have taken its time, and what is sent late would be counted too early.
    const untilMs = goodUntil(claims, now);
    const sent = untilMs === null ? null : await prepared.send(untilMs + CALL_DEADLINE_MS, now);
    const end = sent ? ending(permit, sent) : notSent(permit, 'permit_refused', new Date(now()));
    const written = await untilWritten(() => journal.end(permit.id, end));
    if (sent?.learn) await remembered(permit, sent.learn);
    return report(permit, end, written);
  };

  /** What cannot be remembered is asked for again some time; the answer stands. */
  const remembered = (permit: PermitRef, learn: () => Promise<unknown>): Promise<unknown> =>
    untilWritten(learn).catch((err: unknown) =>
      log.error({ err, permit: permit.id }, 'what an answer teaches is not remembered'),
    );

  /** @param written whether this ending is the one in the journal */
  const report = async (permit: PermitRef, end: Ending, written: boolean): Promise<Entry> => {
    if (!written) return recorded(permit);
    await outbox.deliver([end.report]);
    return end;
  };

  const recorded = async (permit: PermitRef): Promise<Entry> => {
    const entry = await journal.find(permit);
    if (!entry) throw problem('permit_refused');
    return settled(entry);
  };

  return (claims, prepare) => {
    const running = inHand.get(claims.jti);
    if (running) return running;
    const execution = execute(claims, prepare).finally(() => inHand.delete(claims.jti));
    inHand.set(claims.jti, execution);
    return execution;
  };
}

/**
 * When a permit ends, by the monotonic clock; null for one that is not good now. One that seems to come from the future
 * shows that the clocks here are slow, and would find it good for too long.
 */
function goodUntil({ expiresAtMs }: PermitClaims, now: Now): number | null {
  // Read first: were the process stopped between the two, the permit would only seem shorter.
  const monotonic = clock.monotonic();
  const leftMs = expiresAtMs - now();
  return leftMs > 0 && leftMs <= PERMIT_TTL_MS + CLOCK_TOLERANCE_MS ? monotonic + leftMs : null;
}

/**
 * An entry with its outcome; one that another process is executing has none yet, and a lookup that found something has
 * none any more once that is forgotten: its permit has long expired.
 */
function settled(entry: Entry): Entry {
  const isForgotten = entry.state === 'done' && entry.outcome === null && entry.found === null;
  if (isForgotten) throw problem('permit_refused');
  if (entry.state === 'executing') throw problem('service_unavailable', { retryAfterSeconds: 1 });
  return entry;
}
