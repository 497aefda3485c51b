import { type Closable, clock, type Metrics } from '@muster/service-kit';
import { Cron } from 'croner';
import type { KeptSnapshot } from '../snapshot/kept-snapshots.ts';

/** What has failed may have met a Vault that was sealed or restarted, in ms. */
const AGAIN_AFTER_MS = 60 * 60_000;

/** One that was missed while nothing ran is made up for, once the watch has had time to open Vault, in ms. */
const AFTER_START_MS = 60_000;

/**
 * Takes a snapshot of Vault at the times that are asked for; one that fails is said in the log and tried again every
 * hour. How old the newest is is read from where they lie, so that it is true also after a restart, and where somebody
 * has taken them away.
 * @param when a pattern of cron in UTC
 */
export function scheduleSnapshots(parts: {
  when: string;
  take(): Promise<string>;
  newest(): Promise<KeptSnapshot | null>;
  log: Record<'info' | 'error', (fields: object, text: string) => void>;
  metrics: Pick<Metrics, 'gauge'>;
  time?: Pick<typeof clock, 'now' | 'sleepUntil'>;
}): Closable {
  const { take, newest, log, metrics, time = clock } = parts;
  const closing = new AbortController();
  // A folder that cannot be read holds none that anybody could use.
  const known = () => newest().catch(() => null);
  const gauge = (name: string, help: string, of: (last: KeptSnapshot | null) => number) =>
    metrics.gauge(name, help, ['of'], async it => it.set({ of: 'vault' }, of(await known())));
  gauge(
    'backup_taken_timestamp_seconds',
    'When the newest backup that lies ready was taken; 0 where there is none.',
    last => (last?.takenAtMs ?? 0) / 1000,
  );
  gauge('backup_size_bytes', 'How large the newest backup is.', last => last?.bytes ?? 0);

  const times = new Cron(parts.when, { timezone: 'UTC', paused: true });
  const next = (): number => times.nextRun(new Date(time.now()))?.getTime() ?? Number.POSITIVE_INFINITY;
  const firstAtMs = async (): Promise<number> => {
    const lastDue = times.previousRuns(1, new Date(time.now()))[0]?.getTime() ?? 0;
    const isMissing = ((await known())?.takenAtMs ?? 0) < lastDue;
    return isMissing ? Math.min(next(), time.now() + AFTER_START_MS) : next();
  };

  const takeSafely = async (): Promise<number> => {
    try {
      log.info({ file: await take() }, 'a snapshot of Vault was taken');
      return next();
    } catch (error) {
      log.error({ err: error }, 'no snapshot of Vault could be taken; it is tried again in an hour');
      return time.now() + AGAIN_AFTER_MS;
    }
  };

  const keepUp = async () => {
    let atMs = await firstAtMs();
    for (;;) {
      await time.sleepUntil(atMs, closing.signal).catch(() => {});
      if (closing.signal.aborted) return;
      atMs = await takeSafely();
    }
  };
  const keepingUp = keepUp();

  return {
    async close() {
      closing.abort();
      await keepingUp;
    },
  };
}
