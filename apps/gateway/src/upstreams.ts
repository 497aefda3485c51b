import type { Service } from '@muster/contracts';
import type { ProcessName } from '@muster/service-kit';
import type { Config } from './config.ts';

/** Where each service answers; nobody forwards to the gateway itself. */
export type Upstreams = Readonly<Record<Exclude<Service, 'gateway'>, string>>;

export function readUpstreams(config: Config): Upstreams {
  return {
    identity: config.IDENTITY_URL,
    integration: config.INTEGRATION_URL,
    'account-manager': config.ACCOUNT_MANAGER_URL,
    parsing: config.PARSING_URL,
    invite: config.INVITE_URL,
  };
}

/** Where every other process says how it is. */
export type Processes = Readonly<Record<Exclude<ProcessName, 'gateway'>, string>>;

export function readProcesses(config: Config): Processes {
  return {
    ...readUpstreams(config),
    'parsing-worker': config.PARSING_WORKER_URL,
    'invite-worker': config.INVITE_WORKER_URL,
  };
}
