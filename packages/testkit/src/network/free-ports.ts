import { randomInt } from 'node:crypto';
import { isPortInUse } from './port-in-use.ts';

// Below the ports that systems hand to outgoing connections (Linux from 32768, macOS from 49152): one of those
// may be taken again by any connection before it is listened on.
const lowest = 20_000;
const highest = 32_000;

/** So many different TCP ports of the loopback interface that nobody listens on at this moment. */
export async function freePorts(count: number): Promise<number[]> {
  const found = new Set<number>();
  while (found.size < count) {
    const port = randomInt(lowest, highest);
    if (!(await isPortInUse(port))) found.add(port);
  }
  return [...found];
}

/** One TCP port of the loopback interface that nobody listens on at this moment. */
export async function freePort(): Promise<number> {
  const [port] = await freePorts(1);
  if (port === undefined) throw new Error('unreachable: one port was asked for');
  return port;
}
