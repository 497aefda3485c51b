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
  /** Null where the check failed. */
  const run = async (name: string, check: ReadinessCheck): Promise<CheckFacts | null> => {
    try {
      const facts = (await Promise.race([check(), deadline()])) ?? {};
      if (facts.held === undefined) reasons.delete(name);
      else say(name, facts.held, 'goes on with what it holds');
      return facts;
    } catch (error) {
      say(name, error instanceof Error ? error.message : String(error), 'not ready');
      return null;
    }
  };
  return async () => {
    const results = await Promise.all(
      Object.entries(checks).map(async ([name, check]) => ({ name, facts: await run(name, check) })),
    );
    const versions = results.flatMap(({ name, facts }) => (facts?.version ? [[name, facts.version]] : []));
    return {
      status: results.every(({ facts }) => facts) ? 'ready' : 'not_ready',
      startedAt,
      checks: Object.fromEntries(results.map(({ name, facts }) => [name, stateOf(facts)])),
      versions: { muster: manifest.version, node: process.versions.node, ...Object.fromEntries(versions) },
      queue: results.find(({ facts }) => facts?.queue)?.facts?.queue ?? null,
    };
  };
}

function stateOf(facts: CheckFacts | null): CheckState {
  if (!facts) return 'failed';
  return facts.held === undefined ? 'ok' : 'held';
}

function deadline(): Promise<never> {
  return new Promise((_, reject) => {
    setTimeout(() => reject(new Error(`no answer in ${CHECK_DEADLINE_MS} ms`)), CHECK_DEADLINE_MS).unref();
  });
}
