import { BlockList, isIP, isIPv6 } from 'node:net';
import { type DataCenters, dataCenterNumber, type Endpoint } from './data-centers.ts';

/** Where this process may find Telegram. */
export type Network = {
  /** Absent: Telegram's own data centres. */
  dataCenters?: DataCenters;
  /** In the demo nothing but this machine is dialled, whatever a session or a server says. */
  loopbackOnly: boolean;
};

/** Refuses to dial: outside of this machine in the demo, or a data centre that is not configured. */
export class DialRefused extends Error {
  override readonly name = 'DialRefused';
}

const loopback = new BlockList();
loopback.addSubnet('127.0.0.0', 8, 'ipv4');
loopback.addAddress('::1', 'ipv6');

/**
 * The endpoint behind an address the client wants to dial.
 * @throws DialRefused when it may not be dialled
 */
export function endpointOf(network: Network, address: string, port: number): Endpoint {
  const number = dataCenterNumber(address);
  const endpoint = number === undefined ? { host: address, port } : network.dataCenters?.get(number);
  if (!endpoint) throw new DialRefused(`data centre ${number} is not configured`);
  if (network.loopbackOnly && !isLoopback(endpoint.host)) {
    throw new DialRefused('the demo reaches nothing outside of this machine');
  }
  return endpoint;
}

/** Names do not count: what they stand for is decided elsewhere. */
function isLoopback(host: string): boolean {
  return isIP(host) !== 0 && loopback.check(host, isIPv6(host) ? 'ipv6' : 'ipv4');
}
