import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import type { Figure } from '../../../../packages/testkit/src/bench/figure.ts';
import { type Part, startPart } from '../parts/part.ts';

const GIVE_UP_MS = 20_000;

/**
 * Messages written to one client after the other, 500 a second: from the moment before the writer's socket is
 * written to the moment the reader's handler is called. The baseline is the same at 50 a second.
 */
export async function updateDelays(
  crowd: readonly Part[],
  { small, ...prepare }: { server: unknown; controlUrl: string; count: number; small: boolean },
): Promise<Figure> {
  const sender = startPart('sender');
  const p99At = async (aSecond: number, seconds: number): Promise<number> => {
    const sent = await sender.call('send', { aSecond, seconds }, z.number());
    const delays: number[] = [];
    const begin = performance.now();
    while (delays.length < sent) {
      if (performance.now() - begin > GIVE_UP_MS)
        throw new Error(`${delays.length} of ${sent} updates arrived`);
      await sleep(100);
      const taken = await Promise.all(crowd.map(part => part.call('takeDelays', {}, z.array(z.number()))));
      delays.push(...taken.flat());
    }
    delays.sort((a, b) => a - b);
    return delays[Math.ceil(delays.length * 0.99) - 1] ?? 0;
  };
  try {
    await sender.call('prepare', prepare, z.unknown());
    // Everybody has been told something once before it counts.
    await p99At(small ? 50 : 200, small ? 1 : 5);
    const baseline = await p99At(50, small ? 1 : 10);
    return {
      name: 'sandbox-updates',
      unit: 'ms at p99',
      value: await p99At(500, small ? 1 : 10),
      baseline,
      goal: { of: 'value', atMost: 50 },
    };
  } finally {
    await sender.stop();
  }
}
