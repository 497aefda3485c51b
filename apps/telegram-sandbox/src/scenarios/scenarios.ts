import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Sandbox } from '../sandbox.ts';
import { AppendLog } from '../storage/append-log.ts';
import { applyScenario, type Made } from './apply-scenario.ts';
import { checkScenario } from './check-scenario.ts';
import { ScenarioError } from './finding.ts';
import { readScenario } from './read-scenario.ts';

const stepSchema = z.discriminatedUnion('step', [
  z.object({ hash: z.string(), step: z.enum(['begun', 'made']) }),
  z.object({ hash: z.string(), step: z.literal('failed'), why: z.string() }),
]);
type Step = z.infer<typeof stepSchema>;

/** Which scenarios this world has been given, by the hash of their content; a restart remembers them. */
export class Scenarios {
  readonly #log: AppendLog<Step>;
  readonly #steps = new Map<string, Step>();

  constructor(dataDirectory: string) {
    const { log, entries } = AppendLog.open(join(dataDirectory, 'scenarios.ndjson'), stepSchema);
    this.#log = log;
    for (const step of entries) this.#steps.set(step.hash, step);
  }

  /**
   * Makes everything in a scenario, or nothing if anything in it is wrong. `file` is what the text is called in errors.
   * @throws ScenarioError with a line for each thing that is wrong, or that it was made before
   */
  make(text: string, file: string, sandbox: Sandbox): Made {
    const { scenario, hash, refuse } = readScenario(text, file);
    this.#refuseRepeated(hash, file);
    const findings = checkScenario(scenario, sandbox);
    if (findings.length > 0) refuse(findings);
    this.#note({ hash, step: 'begun' });
    try {
      const made = applyScenario(scenario, sandbox);
      this.#note({ hash, step: 'made' });
      return made;
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      sandbox.log.error('a scenario was half made', error);
      this.#note({ hash, step: 'failed', why });
      throw halfMade(file, why, error);
    }
  }

  /** The same for a file, at a start; one that was made before is not made again. */
  makeOnce(file: string, sandbox: Sandbox): void {
    const text = readFileSync(file, 'utf8');
    const { hash } = readScenario(text, file);
    if (this.#steps.get(hash)?.step !== 'made') this.make(text, file, sandbox);
  }

  close(): void {
    this.#log.close();
  }

  /** Whoever was killed while they made one left half of it. */
  #refuseRepeated(hash: string, file: string): void {
    const before = this.#steps.get(hash);
    if (before?.step === 'failed') throw halfMade(file, before.why);
    if (before?.step === 'made')
      throw new ScenarioError(`${file}: this scenario was made already; change it, or leave it.`);
    if (before?.step === 'begun')
      throw new ScenarioError(`${file}: the sandbox was killed while it made this scenario. ${WAY_OUT}`);
  }

  #note(step: Step): void {
    this.#log.append(step);
    this.#steps.set(step.hash, step);
  }
}

const WAY_OUT = 'Restore a snapshot, or begin with an empty data directory.';

/** No fault of who wrote it, for it was checked; the world has a part of it now, which nothing takes back. */
const halfMade = (file: string, why: string, cause?: unknown): ScenarioError =>
  new ScenarioError(`${file}: only a part of this scenario was made, because: ${why}. ${WAY_OUT}`, { cause });
