import path from 'node:path';
import { type RunningProcess, startProcess, type Tie } from '../process/start-process.ts';
import { untilReady } from '../process/until-ready.ts';
import { repositoryRoot } from '../repository-root.ts';
import type { Service } from './services.ts';

export interface ServiceStart extends Tie {
  /** Where it says whether it is ready. */
  readonly healthPort: number;
  readonly env: Readonly<Record<string, string>>;
  readonly logFile: string;
}

/** Migrations of a first start included. */
const readyWithinMs = 60_000;

/**
 * Starts one service and returns once it says that it is ready to serve.
 *
 * @throws CannotStart when it ends or is not ready within a minute
 */
export async function startService(service: Service, start: ServiceStart): Promise<RunningProcess> {
  const running = await startProcess({
    name: service.name,
    command: process.execPath,
    args: [path.join(repositoryRoot, service.entry)],
    ...start,
  });
  await untilReady(running, () => answersReady(start.healthPort), readyWithinMs);
  return running;
}

async function answersReady(port: number): Promise<true | undefined> {
  const response = await fetch(`http://127.0.0.1:${port}/readyz`).catch(() => undefined);
  await response?.body?.cancel();
  return response?.ok ? true : undefined;
}
