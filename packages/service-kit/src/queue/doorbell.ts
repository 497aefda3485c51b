import { type QueueDepth, Ring } from '@muster/contracts';
import { type Job, Queue, Worker } from 'bullmq';
import { newId } from '../ids.ts';
import type { Logger } from '../logger.ts';
import type { Metrics } from '../metrics.ts';
import type { Closable } from '../process/closables.ts';
import type { Redis } from '../redis/connection.ts';
import { currentRequestId, withRequestContext } from '../request-context.ts';
import { traceSteps } from '../tracing/trace-steps.ts';
import { LooksInHand } from './looks-in-hand.ts';

/** A worker that died is noticed, and its ring given to another, after this, in ms. */
const LOCK_MS = 5_000;
const STALLED_CHECK_MS = 2_000;

/** A worker with room takes a ring at once: one that waits for so long is not heard, in ms. */
const UNHEARD_MS = 10_000;

/** Rings for rows of one kind. */
export type Doorbell = Closable & {
  /** Asks a worker to look at row `id`; rings while one is already waiting are one ring. */
  ring(id: string): Promise<void>;
};

/**
 * A BullMQ queue used as a doorbell. A ring may be lost with Redis: a sweeper rings again for rows that wait.
 * `keepLastIfActive` keeps a ring that comes while the row is being looked at, which would otherwise be dropped
 * as a duplicate although the worker may have looked already.
 */
export function createDoorbell(name: string, connection: Redis): Doorbell {
  const queue = new Queue<Ring>(name, {
    connection,
    defaultJobOptions: { removeOnComplete: true, removeOnFail: true },
  });
  return {
    async ring(id) {
      const ring = { id, requestId: currentRequestId() ?? newId() };
      await queue.add('ring', ring, { deduplication: { id, keepLastIfActive: true } });
    },
    close: () => queue.close(),
  };
}

/** @param cause the trace of the request by which somebody wanted this work, where the row keeps it */
export type OnStep = (cause?: string | null) => void;

export type DoorbellWorkerOptions = {
  name: string;
  /** A connection without a limit of retries. */
  connection: Redis;
  /** Rows looked at at the same time by this process. */
  concurrency: number;
  log: Logger;
  metrics: Metrics;
  /**
   * Looks at one row; `signal` aborts at shutdown: finish the step in hand and return. Each step begins with
   * `onStep`, by which one that never ends is noticed, and which begins a trace.
   */
  look(id: string, signal: AbortSignal, onStep: OnStep): Promise<void>;
};

/** Answers the doorbell; `close` waits for what is being looked at. */
export type DoorbellWorker = Closable & {
  /** Rejects when a look stands still or rings are not heard, though the process lives. */
  assertMoving(): Promise<void>;
  depth(): Promise<QueueDepth>;
};

export function createDoorbellWorker(options: DoorbellWorkerOptions): DoorbellWorker {
  const { name, connection, concurrency, log, metrics, look } = options;
  const stopping = new AbortController();
  const inHand = new LooksInHand();
  const answer = async (job: Job<Ring>) => {
    const { id, requestId } = Ring.parse(job.data);
    const hand = inHand.take();
    const context = { requestId };
    const steps = traceSteps(context, name, id);
    const onStep: OnStep = (cause = null) => {
      hand.step();
      steps.next(cause);
    };
    try {
      await withRequestContext(context, () => look(id, stopping.signal, onStep));
    } finally {
      hand.end();
      steps.end();
    }
  };
  const worker = new Worker<Ring>(name, answer, {
    connection,
    concurrency,
    lockDuration: LOCK_MS,
    stalledInterval: STALLED_CHECK_MS,
    maxStalledCount: Number.MAX_SAFE_INTEGER,
  });
  worker.on('error', error => log.warn({ err: error.message, queue: name }, 'queue'));
  worker.on('failed', (job, error) =>
    log.error({ err: error, queue: name, row: job?.data.id }, 'looking at a row failed'),
  );

  const queue = new Queue(name, { connection });
  metrics.gauge('queue_depth', 'Rings that wait in a queue.', ['queue'], async gauge => {
    gauge.set({ queue: name }, await queue.getWaitingCount().catch(() => Number.NaN));
  });
  const oldestRing = async () => (await queue.getJobs(['waiting'], 0, 0, true)).at(0);
  const waitedSeconds = async () => {
    const oldest = await oldestRing();
    return oldest === undefined ? 0 : Math.max(0, Date.now() - oldest.timestamp) / 1000;
  };
  metrics.gauge(
    'queue_oldest_wait_seconds',
    'How long the oldest ring has waited in a queue; 0 where none waits.',
    ['queue'],
    async gauge => gauge.set({ queue: name }, await waitedSeconds().catch(() => Number.NaN)),
  );
  return {
    async assertMoving() {
      if (!worker.isRunning()) throw new Error(`the worker of ${name} does not run`);
      inHand.assertMoving();
      const oldest = await oldestRing();
      const isUnheard = oldest !== undefined && Date.now() - oldest.timestamp > UNHEARD_MS;
      if (isUnheard && inHand.size < concurrency) throw new Error(`rings wait in ${name} and none is taken`);
    },
    async depth() {
      const { waiting = 0, active = 0 } = await queue.getJobCounts('waiting', 'active');
      return { name, waiting, active };
    },
    async close() {
      stopping.abort();
      await worker.close();
      await queue.close();
    },
  };
}
