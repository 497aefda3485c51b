import type { CheckState, QueueDepth, Readiness } from '@muster/contracts';
import manifest from '../../package.json' with { type: 'json' };
import type { Logger } from '../logger.ts';

/** What a check learns beside that all is well. */
type CheckFacts = {
  version?: string;
  queue?: QueueDepth;
  /** Why it is out of reach now, where the process can go on with what it holds of it. */
  held?: string;
};

/** What is needed does not work, in a state that may be told to whoever asks: it names no host and no user. */
export class NotReady extends Error {
  override readonly name = 'NotReady';

  readonly state: Exclude<CheckState, 'ok' | 'held'>;

  constructor(state: NotReady['state'], why: string) {
    super(why);
    this.state = state;
  }
}

/** One thing a process needs; resolves when it works, rejects with the reason when it does not. */
export type ReadinessCheck = () => Promise<CheckFacts> | Promise<void>;

/** A check that hangs is a check that failed, in ms. */
const CHECK_DEADLINE_MS = 2_000;

/**
 * How a process is: everything it needs, checked anew whenever somebody asks. Why something failed is said in the log
 * alone, once for each new reason: a reason may name hosts and users, and whoever asks may ask every few milliseconds.
 */
export function createReadiness(
  checks: Readonly<Record<string, ReadinessCheck>>,
  log: Pick<Logger, 'warn'>,
): () => Promise<Readiness> {
  const startedAt = new Date(performance.timeOrigin).toISOString();
  const reasons = new Map<string, string>();
  const say = (name: string, reason: string, text: string) => {
    if (reasons.get(name) !== reason) log.warn({ check: name, err: reason }, text);
    reasons.set(name, reason);
  };
  const run = async (name: string, check: ReadinessCheck): Promise<{ state: CheckState } & CheckFacts> => {
    try {
      const facts = (await Promise.race([check(), deadline()])) ?? {};
      if (facts.held === undefined) reasons.delete(name);
      else say(name, facts.held, 'goes on with what it holds');
      return { ...facts, state: facts.held === undefined ? 'ok' : 'held' };
    } catch (error) {
      say(name, error instanceof Error ? error.message : String(error), 'not ready');
      return { state: error instanceof NotReady ? error.state : 'failed' };
    }
  };
  return async () => {
    const results = await Promise.all(
      Object.entries(checks).map(async ([name, check]) => ({ name, ...(await run(name, check)) })),
    );
    const versions = results.flatMap(({ name, version }) => (version ? [[name, version]] : []));
    return {
      status: results.every(({ state }) => isWell(state)) ? 'ready' : 'not_ready',
      startedAt,
      checks: Object.fromEntries(results.map(({ name, state }) => [name, state])),
      versions: { muster: manifest.version, node: process.versions.node, ...Object.fromEntries(versions) },
      queue: results.find(({ queue }) => queue)?.queue ?? null,
    };
  };
}

/** Whether a process can do its work as far as this check goes. */
export const isWell = (state: CheckState): boolean => state === 'ok' || state === 'held';

function deadline(): Promise<never> {
  return new Promise((_, reject) => {
    setTimeout(() => reject(new Error(`no answer in ${CHECK_DEADLINE_MS} ms`)), CHECK_DEADLINE_MS).unref();
  });
}
