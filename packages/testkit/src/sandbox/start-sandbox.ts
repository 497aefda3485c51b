import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { z } from 'zod';
import { CannotStart } from '../cannot-start.ts';
import { startProcess, type Tie } from '../process/start-process.ts';
import { untilReady } from '../process/until-ready.ts';
import { repositoryRoot } from '../repository-root.ts';
import { type SandboxControl, sandboxControl } from './control.ts';

export interface SandboxOptions extends Tie {
  /** Keeps the world across restarts. Without it the world is gone with the process. */
  readonly dataDir?: string;
  /** Port of the control API on the loopback interface; any free one unless given. */
  readonly controlPort?: number;
  /** One port per data centre; two data centres on free ports unless given. */
  readonly dcPorts?: readonly number[];
  /** The same seed and number of people make the same world. */
  readonly seed?: number;
  readonly people?: number;
  /** `off` where calls are hurried on purpose; unless given, hurry is punished as Telegram punishes it. */
  readonly patience?: 'on' | 'off';
  readonly logFile?: string;
}

export interface Sandbox {
  readonly controlUrl: string;
  readonly control: SandboxControl;
  readonly dataCenters: readonly { readonly id: number; readonly host: string; readonly port: number }[];
  stop(): Promise<void>;
}

const dataCenter = z.object({ id: z.number().int(), host: z.string(), port: z.number().int() });
const readyLine = z.object({
  msg: z.literal('ready'),
  controlUrl: z.url(),
  dataCenters: z.array(dataCenter).min(1),
});

const readyWithinMs = 30_000;

/**
 * Starts the local Telegram. Packages do not import apps, so it is a process of its own, found by its path.
 *
 * @throws CannotStart when it ends before it is ready, with what it said last
 */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const needsTemporary = options.dataDir === undefined || options.logFile === undefined;
  const temporary = needsTemporary ? await mkdtemp(path.join(tmpdir(), 'muster-sandbox-')) : undefined;
  const removeTemporary = async () => {
    if (temporary !== undefined) await rm(temporary, { recursive: true, force: true });
  };
  const running = await startProcess({
    name: 'telegram-sandbox',
    command: process.execPath,
    args: [path.join(repositoryRoot, 'apps/telegram-sandbox/src/server.ts')],
    env: environment(options, path.join(temporary ?? '', 'data')),
    logFile: options.logFile ?? path.join(temporary ?? '', 'sandbox.log'),
    outlivesParent: options.outlivesParent,
    onSpawn: options.onSpawn,
  });
  const ready = await untilReady(running, () => findReadyLine(running.output()), readyWithinMs).catch(
    async error => {
      await running.kill();
      const port = /EADDRINUSE.*?:(\d+)/.exec(running.output())?.[1];
      await removeTemporary();
      throw port === undefined ? error : new CannotStart(`Port ${port}, which the sandbox needs, is in use.`);
    },
  );
  return {
    controlUrl: ready.controlUrl,
    control: sandboxControl(ready.controlUrl),
    dataCenters: ready.dataCenters,
    stop: async () => {
      await running.stop();
      await removeTemporary();
    },
  };
}

function environment(options: SandboxOptions, temporaryData: string): Record<string, string> {
  const { dataDir = temporaryData, dcPorts = [0, 0], seed, people, patience } = options;
  return {
    SANDBOX_HOST: '127.0.0.1',
    SANDBOX_CONTROL_PORT: String(options.controlPort ?? 0),
    SANDBOX_DC_PORTS: dcPorts.join(','),
    // Clients learn where files are from the data centres themselves, so any free port will do.
    SANDBOX_MEDIA_DC_PORTS: dcPorts.map(() => 0).join(','),
    SANDBOX_DATA_DIR: dataDir,
    ...(seed === undefined ? {} : { SANDBOX_SEED: String(seed) }),
    ...(people === undefined ? {} : { SANDBOX_PEOPLE: String(people) }),
    ...(patience === undefined ? {} : { SANDBOX_PATIENCE: patience }),
  };
}

function findReadyLine(output: string): z.infer<typeof readyLine> | undefined {
  for (const line of output.split('\n')) {
    if (!line.includes('"ready"')) continue;
    const parsed = readyLine.safeParse(parseJson(line));
    if (parsed.success) return parsed.data;
  }
  return undefined;
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    // The process may be in the middle of writing it.
    return undefined;
  }
}
