import type { Service } from '@muster/contracts';
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
