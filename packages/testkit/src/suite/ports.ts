import { CannotStart } from '../cannot-start.ts';
import { freePorts } from '../network/free-ports.ts';
import { isPortInUse } from '../network/port-in-use.ts';
import { portOwner } from '../network/port-owner.ts';

/** Everything of the suite that listens, in the order of its ports. */
const listeners = [
  'gateway',
  'identity',
  'account-manager',
  'integration',
  'parsing',
  'parsing-worker',
  'invite',
  'invite-worker',
  'sandbox',
  'sandbox-dc-1',
  'sandbox-dc-2',
  'postgres',
  'redis',
  'gateway-health',
] as const;

export type Listener = (typeof listeners)[number];
export type SuitePorts = (listener: Listener) => number;

/** Consecutive ports from `first`, the gateway's. */
export function consecutivePorts(first: number): SuitePorts {
  return listener => first + listeners.indexOf(listener);
}

/** Ports nobody listens on, so that several suites can run at once. */
export async function anyPorts(): Promise<SuitePorts> {
  const free = await freePorts(listeners.length);
  return listener => free[listeners.indexOf(listener)] ?? 0;
}

/** "Port 8081, which identity needs, is in use by nginx (pid 812)" of the first such port; undefined without one. */
export async function portConflict(ports: SuitePorts): Promise<string | undefined> {
  const inUse = await Promise.all(listeners.map(listener => isPortInUse(ports(listener))));
  const conflict = listeners[inUse.indexOf(true)];
  if (conflict === undefined) return undefined;
  const port = ports(conflict);
  const owner = await portOwner(port);
  return `Port ${port}, which ${conflict} needs, is in use${owner === undefined ? '' : ` by ${owner}`}`;
}

/**
 * The first port, by thousands above one that is taken, from which on all that a suite needs are free.
 *
 * @throws CannotStart when there is none
 */
export async function nextFreePorts(taken: number): Promise<number> {
  for (let first = taken + 1000; first < 65_000; first += 1000) {
    if ((await portConflict(consecutivePorts(first))) === undefined) return first;
  }
  throw new CannotStart('There are no ports left on this machine for a whole suite.');
}

/** @throws CannotStart naming the first port somebody else listens on, and who */
export async function requireFreePorts(ports: SuitePorts): Promise<void> {
  const conflict = await portConflict(ports);
  if (conflict === undefined) return;
  throw new CannotStart(
    `${conflict}; MUSTER_PORT=${await nextFreePorts(ports('gateway'))} moves the whole suite to ports that are free.`,
  );
}
