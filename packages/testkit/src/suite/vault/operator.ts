import { execa } from 'execa';
import { CannotStart } from '../../cannot-start.ts';
import { freePort } from '../../network/free-ports.ts';
import { type RunningProcess, startProcess } from '../../process/start-process.ts';
import { untilReady } from '../../process/until-ready.ts';
import { repositoryRoot } from '../../repository-root.ts';

/** vault-operator itself, as the people of an installation run it. */
export interface Operator {
  /**
   * Runs one command.
   * @param given `typed` are the lines that a person answers with; `env` is added for this run alone
   * @returns what it said
   * @throws CannotStart with its own words when it fails
   */
  run(
    args: readonly string[],
    given?: { readonly typed?: readonly string[]; readonly env?: Readonly<Record<string, string>> },
  ): Promise<string>;
  /** Starts `watch`, and returns once Vault is open. */
  watch(logFile: string): Promise<RunningProcess>;
}

const CLI = `${repositoryRoot}/apps/vault-operator/src/cli.ts`;

const OPEN_WITHIN_MS = 60_000;

/** @param env what it is told: where Vault is, its shares and the folders of an installation */
export function createOperator(env: Readonly<Record<string, string>>): Operator {
  return {
    async run(args, { typed = [], env: more = {} } = {}) {
      const { failed, stdout, stderr } = await execa(process.execPath, [CLI, ...args], {
        env: { ...env, ...more },
        input: typed.map(line => `${line}\n`).join(''),
        reject: false,
      });
      if (failed) throw new CannotStart(`vault-operator ${args.join(' ')} failed: ${stderr || stdout}`);
      return stdout;
    },
    async watch(logFile) {
      const port = await freePort();
      const running = await startProcess({
        name: 'vault-operator',
        command: process.execPath,
        args: [CLI, 'watch'],
        env: { ...env, PORT: String(port) },
        // It refuses to run as root.
        withoutRoot: true,
        logFile,
      });
      const isReady = async () => {
        const response = await fetch(`http://127.0.0.1:${port}/readyz`).catch(() => undefined);
        await response?.body?.cancel();
        return response?.ok ? true : undefined;
      };
      await untilReady(running, isReady, OPEN_WITHIN_MS);
      return running;
    },
  };
}
