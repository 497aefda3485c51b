import type { Listener } from './ports.ts';

/** A process of the suite that is one of our own. */
export interface Service {
  /** Its name in logs, in `./muster logs <name>` and in the state file. */
  readonly name: string;
  /** From the root of the repository. */
  readonly entry: string;
  /** Database of the service, one each; a worker shares its service's. */
  readonly database?: string;
  /** Where it answers `/readyz` if not at its own port: the gateway's is public. */
  readonly health?: Listener;
}

/**
 * In the order in which they are of use to each other. All start at the same time; they are stopped layer by
 * layer from the last to the first, so that nobody is left calling one that is gone.
 */
export const serviceLayers = [
  [
    { name: 'identity', entry: 'apps/identity/src/server.ts', database: 'identity' },
    { name: 'account-manager', entry: 'apps/account-manager/src/server.ts', database: 'account_manager' },
  ],
  [{ name: 'integration', entry: 'apps/integration/src/server.ts', database: 'integration' }],
  [
    { name: 'parsing', entry: 'apps/parsing/src/server.ts', database: 'parsing' },
    { name: 'parsing-worker', entry: 'apps/parsing/src/worker.ts', database: 'parsing' },
    { name: 'invite', entry: 'apps/invite/src/server.ts', database: 'invite' },
    { name: 'invite-worker', entry: 'apps/invite/src/worker.ts', database: 'invite' },
  ],
  [{ name: 'gateway', entry: 'apps/gateway/src/server.ts', health: 'gateway-health' }],
] as const satisfies readonly (readonly Service[])[];

export type ServiceName = (typeof serviceLayers)[number][number]['name'];

export const services: readonly (Service & { readonly name: ServiceName })[] = serviceLayers.flat();
