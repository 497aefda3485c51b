import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Sandbox } from '../sandbox.ts';
import { AppendLog } from '../storage/append-log.ts';
import { applyScenario, type Made } from './apply-scenario.ts';
import { checkScenario } from './check-scenario.ts';
import { ScenarioError } from './finding.ts';
import { readScenario } from './read-scenario.ts';

const stepSchema = z.object({ hash: z.string(), step: z.enum(['begun', 'made']) });

/** Which scenarios this world has been given, by the hash of their content; a restart remembers them. */
export class Scenarios {
  readonly #log: AppendLog<z.infer<typeof stepSchema>>;
  readonly #steps = new Map<string, 'begun' | 'made'>();

  constructor(dataDirectory: string) {
    const { log, entries } = AppendLog.open(join(dataDirectory, 'scenarios.ndjson'), stepSchema);
    this.#log = log;
    for (const { hash, step } of entries) this.#steps.set(hash, step);
  }

  /**
   * Makes everything in a scenario, or nothing. `file` is what the text is called in errors.
   * @throws ScenarioError with a line for each thing that is wrong, or that it was made before
   */
  make(text: string, file: string, sandbox: Sandbox): Made {
    const { scenario, hash, refuse } = readScenario(text, file);
    this.#refuseRepeated(hash, file);
    const findings = checkScenario(scenario, sandbox);
    if (findings.length > 0) refuse(findings);
    this.#step(hash, 'begun');
    const made = applyScenario(scenario, sandbox);
    this.#step(hash, 'made');
    return made;
  }

  /** The same for a file, at a start; one that was made before is not made again. */
  makeOnce(file: string, sandbox: Sandbox): void {
    const text = readFileSync(file, 'utf8');
    const { hash } = readScenario(text, file);
    if (this.#steps.get(hash) !== 'made') this.make(text, file, sandbox);
  }

  close(): void {
    this.#log.close();
  }

  /** Whoever was killed while they made one left half of it. */
  #refuseRepeated(hash: string, file: string): void {
    const step = this.#steps.get(hash);
    if (step === 'made')
      throw new ScenarioError(`${file}: this scenario was made already; change it, or leave it.`);
    if (step === 'begun')
      throw new ScenarioError(
        `${file}: the sandbox was killed while it made this scenario. Restore a snapshot, or begin with an empty data directory.`,
      );
  }

  #step(hash: string, step: 'begun' | 'made'): void {
    this.#log.append({ hash, step });
    this.#steps.set(hash, step);
  }
}
