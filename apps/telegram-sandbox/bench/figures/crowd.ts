import { z } from 'zod';
import type { Figure } from '../../../../packages/testkit/src/bench/figure.ts';
import { startPart } from '../parts/part.ts';
import { serverSchema } from '../parts/server-address.ts';
import { handshakeArithmeticMs } from './handshake-arithmetic.ts';
import { updateDelays } from './update-delays.ts';
import { idleUsage, usageOf } from './usage.ts';

/** More of them than cores would measure the machine's scheduler. */
const PROCESSES = 2;
/** Nobody's connection lasts for ever: the sessions that are left behind cost memory, too. */
const RECONNECTS = 3;

/** Many clients connected to one process, at rest and while they are told of messages. */
export async function measureCrowd(small: boolean): Promise<Figure[]> {
  // Agreeing on a key costs gramjs ten times what it costs the server: enough do it to know what it costs, the
  // others come back with keys they have.
  const [anew, returning] = small ? [4, 4] : [50, 450];
  const seconds = small ? 1 : 20;
  const server = startPart('server');
  const crowd = Array.from({ length: PROCESSES }, () => startPart('clients'));
  try {
    const controlUrl = await server.call('start', { people: 5_000 }, z.string());
    const address = serverSchema.parse(await (await fetch(`${controlUrl}/server`)).json());
    const alone = await idleUsage(server, seconds);

    const before = await usageOf(server);
    const connect = { server: address, count: anew };
    await Promise.all(crowd.map(part => part.call('connect', connect, z.unknown())));
    const connected = await usageOf(server);
    await Promise.all(
      crowd.map((part, nth) => part.call('logIn', { controlUrl, first: nth * anew }, z.unknown())),
    );
    for (const [nth, part] of crowd.entries()) {
      const admit = { first: PROCESSES * anew + nth * returning, count: returning };
      const secrets = await server.call('admit', admit, z.array(z.instanceof(Uint8Array)));
      await part.call('resume', { server: address, secrets }, z.unknown());
    }
    await Promise.all(crowd.map(part => part.call('reconnect', { times: RECONNECTS }, z.unknown())));
    const idle = await idleUsage(server, seconds);

    const count = (anew + returning) * PROCESSES;
    const delays = await updateDelays(crowd, { server: address, controlUrl, count, small });
    return [
      {
        name: 'sandbox-handshake',
        unit: 'ms of CPU',
        value: (connected.cpuMs - before.cpuMs) / (anew * PROCESSES),
        baseline: handshakeArithmeticMs(small ? 5 : 100),
        goal: { of: 'value', atMost: 10 },
      },
      {
        name: 'sandbox-memory',
        unit: `MB with ${count} clients`,
        value: idle.rssMb,
        baseline: alone.rssMb,
        goal: { of: 'value', atMost: 300 },
      },
      {
        name: 'sandbox-idle',
        unit: `% of a core with ${count} clients`,
        value: idle.percent,
        baseline: alone.percent,
        goal: { of: 'value', atMost: 5 },
      },
      delays,
    ];
  } finally {
    await Promise.all([server, ...crowd].map(part => part.stop()));
  }
}
