import path from 'node:path';
import type { Sandbox } from '../sandbox/start-sandbox.ts';
import { claimSuite } from './claim-suite.ts';
import { type SuiteLayout, suiteLayout } from './layout.ts';
import { anyPorts, consecutivePorts, type Listener, requireFreePorts } from './ports.ts';
import type { Replica } from './replica.ts';
import type { SuiteMode } from './service-environment.ts';
import { serviceProcesses } from './service-processes.ts';
import { type ServiceName, services } from './services.ts';
import { startParts } from './start-parts.ts';
import { stopSuite } from './stop-suite.ts';
import { keepRecord } from './suite-record.ts';
import type { SuiteVault } from './vault/start-suite-vault.ts';

export interface SuiteOptions {
  /** Holds data, logs and state; two suites never share one. */
  readonly directory: string;
  readonly mode: SuiteMode;
  /** First of the consecutive ports, the gateway's; any free ports unless given. */
  readonly firstPort?: number;
  /** Removes the data of an earlier run first. */
  readonly fresh?: boolean;
  /** The processes go on when this one ends. */
  readonly outlivesParent?: boolean;
  /** A Redis to use instead of starting one. */
  readonly redisUrl?: string | undefined;
  /** Holds the secrets, instead of a local store; it is started before the suite, and stopped after it. */
  readonly vault?: SuiteVault | undefined;
  readonly world?: { readonly seed?: number; readonly people?: number };
  /** Added to the environment of every service. */
  readonly env?: Readonly<Record<string, string>>;
  /** Told each part that is ready. */
  readonly onReady?: (name: string) => void;
  /** Told, with a sentence, when a service ends that nobody stopped. */
  readonly onFailure?: (sentence: string) => void;
}

export interface Suite {
  readonly gatewayUrl: string;
  readonly sandbox: Sandbox;
  /** @param name the gateway tells of its health and its metrics elsewhere than it answers the public */
  serviceUrl(name: ServiceName | 'gateway-health'): string;
  /** Where each process of a service tells of its health and its metrics. */
  readonly healthUrls: readonly string[];
  /** Starts a service that was killed, and waits until it is ready. */
  start(name: ServiceName): Promise<void>;
  /** `kill -9`. */
  kill(name: ServiceName): Promise<void>;
  /** The process of a service that runs; undefined while it does not. */
  pidOf(name: ServiceName): number | undefined;
  /** Starts one more process of a service, beside the suite's own. It ends with the suite. */
  addReplica(name: ServiceName): Promise<Replica>;
  /** The server of all databases: where each is, `kill -9`, and the start that recovers from it. */
  readonly postgres: { url(database: string): string; kill(): Promise<void>; start(): Promise<void> };
  /** Ends everything in order. Data stay. */
  stop(): Promise<void>;
}

/**
 * Starts the whole suite as child processes: Postgres, Redis and the sandbox at once, then all services at once.
 * When a part fails, what was started is stopped again.
 *
 * @throws CannotStart with one sentence when a part cannot run, or the suite runs already
 */
export async function startSuite(options: SuiteOptions): Promise<Suite> {
  const { onReady = () => {}, onFailure = () => {} } = options;
  const layout = suiteLayout(path.resolve(options.directory));
  const ports = options.firstPort === undefined ? await anyPorts() : consecutivePorts(options.firstPort);
  const urlOf = (listener: Listener) => `http://127.0.0.1:${ports(listener)}`;
  const claim = { mode: options.mode, gatewayUrl: urlOf('gateway'), sandboxUrl: urlOf('sandbox') };
  const state = await claimSuite(layout, claim, { fresh: options.fresh ?? false });
  const record = keepRecord(layout.state, state, ports, options.outlivesParent ?? false);
  try {
    await requireFreePorts(ports);
    const { redisUrl, vault, world } = options;
    const { sandbox, ...parts } = await startParts({
      mode: options.mode,
      layout,
      ports,
      redisUrl,
      vault,
      world,
      record,
      onReady,
    });
    const processes = serviceProcesses({
      parts: {
        mode: options.mode,
        layout,
        ports,
        databaseUrl: parts.postgres.serviceUrl,
        redisUrl: parts.redisUrl,
        dataCenters: sandbox.dataCenters,
        secretsOf: vault ? vault.environmentOf : () => localSecrets(layout),
      },
      record,
      env: options.env ?? {},
      onReady,
      onFailure,
    });
    await processes.startAll();
    record.markRunning();
    return {
      gatewayUrl: urlOf('gateway'),
      sandbox,
      serviceUrl: urlOf,
      healthUrls: services.map(({ name, health }) => urlOf(health ?? name)),
      start: processes.start,
      kill: processes.kill,
      pidOf: processes.pidOf,
      addReplica: processes.addReplica,
      postgres: parts.postgres,
      stop: async () => {
        processes.expectEnd();
        await stopSuite(layout.state);
      },
    };
  } catch (error) {
    await stopSuite(layout.state);
    throw error;
  }
}

const localSecrets = ({ secrets, secretsKey }: SuiteLayout): Record<string, string> => ({
  SECRETS_STORE: 'local',
  SECRETS_DIR: secrets,
  SECRETS_KEY_FILE: secretsKey,
});
