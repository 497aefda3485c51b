import { freePort } from '../network/free-ports.ts';
import type { RunningProcess } from '../process/start-process.ts';
import { type SuiteParts, serviceEnvironment } from './service-environment.ts';
import type { Service, ServiceName } from './services.ts';
import { startService } from './start-service.ts';

/** One more process of a service, on a port of its own. */
export interface Replica {
  readonly port: number;
  readonly pid: number;
  /** `kill -9`. */
  kill(): Promise<void>;
  /** Ends it in good order. */
  stop(): Promise<void>;
  /** Starts it again after it has ended, at the same port. */
  start(): Promise<void>;
}

/** @throws CannotStart */
export async function startReplica(
  service: Service & { readonly name: ServiceName },
  parts: SuiteParts,
  env: Readonly<Record<string, string>>,
): Promise<Replica> {
  const port = await freePort();
  const start = () =>
    startService(service, {
      healthPort: port,
      env: { ...serviceEnvironment(service, parts), ...env, PORT: String(port) },
      logFile: parts.layout.logFile(`${service.name}-${port}`),
    });
  let running: RunningProcess = await start();
  return {
    port,
    get pid() {
      return running.mark.pid;
    },
    kill: () => running.kill(),
    stop: async () => void (await running.stop()),
    async start() {
      running = await start();
    },
  };
}
