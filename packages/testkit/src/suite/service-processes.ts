import type { RunningProcess } from '../process/start-process.ts';
import { type Replica, startReplica } from './replica.ts';
import { type SuiteParts, serviceEnvironment } from './service-environment.ts';
import { type ServiceName, serviceLayers, services } from './services.ts';
import { startService } from './start-service.ts';
import type { SuiteRecord } from './suite-record.ts';

/** Layers 0 and 1 are Postgres, Redis and the sandbox. */
const firstServiceLayer = 2;

export interface ServiceProcesses {
  startAll(): Promise<void>;
  /** Starts a service that is not running, and waits until it is ready. */
  start(name: ServiceName): Promise<void>;
  /** `kill -9`. */
  kill(name: ServiceName): Promise<void>;
  /** The process of a service that runs; undefined while it does not. */
  pidOf(name: ServiceName): number | undefined;
  /** Starts one more process of a service, which ends with this one. */
  addReplica(name: ServiceName): Promise<Replica>;
  /** From now on an end is nobody's failure. */
  expectEnd(): void;
}

export interface ServiceProcessesOptions {
  readonly parts: SuiteParts;
  readonly record: SuiteRecord;
  /** Added to the environment of every service. */
  readonly env: Readonly<Record<string, string>>;
  onReady(name: string): void;
  onFailure(sentence: string): void;
}

/** The suite's own services as processes, each started, killed and started again by its name. */
export function serviceProcesses(options: ServiceProcessesOptions): ServiceProcesses {
  const { parts, record } = options;
  const running = new Map<ServiceName, RunningProcess>();

  async function start(name: ServiceName): Promise<void> {
    const service = serviceNamed(name);
    const layer = serviceLayers.findIndex(members => members.some(member => member.name === name));
    const health = service.health ?? name;
    const started = await startService(service, {
      healthPort: parts.ports(health),
      env: { ...serviceEnvironment(service, parts), ...options.env },
      logFile: parts.layout.logFile(name),
      ...record.tie(name, firstServiceLayer + layer, health),
    });
    running.set(name, started);
    void started.ended.then(how => {
      const isExpected = running.get(name) !== started || record.isBeingStopped();
      if (isExpected) return;
      options.onFailure(
        `${how}; \`./muster logs ${name}\` shows what it said, \`./muster down\` and \`./muster up\` start it again.`,
      );
    });
    options.onReady(name);
  }

  return {
    start,
    startAll: async () => {
      const starting = services.map(service => start(service.name));
      // All have ended one way or the other before a failure is told, so that whoever cleans up misses none.
      await Promise.allSettled(starting);
      await Promise.all(starting);
    },
    kill: async name => {
      const process = running.get(name);
      running.delete(name);
      await process?.kill();
      record.forget(name);
    },
    pidOf: name => running.get(name)?.mark.pid,
    addReplica: name => startReplica(serviceNamed(name), parts, options.env),
    expectEnd: () => running.clear(),
  };
}

function serviceNamed(name: ServiceName) {
  const service = services.find(one => one.name === name);
  if (service === undefined) throw new Error(`there is no service ${name}`);
  return service;
}
