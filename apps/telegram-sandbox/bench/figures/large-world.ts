import { z } from 'zod';
import type { Figure } from '../../../../packages/testkit/src/bench/figure.ts';
import { startPart } from '../parts/part.ts';
import { usageOf } from './usage.ts';

/** From starting the process to a world of which every group has been drawn; the baseline is a hamlet. */
export async function measureLargeWorld(small: boolean): Promise<Figure[]> {
  const hamlet = await drawnWorld(100);
  const city = await drawnWorld(small ? 5_000 : 250_000);
  const unit = (what: string) => `${what} with ${city.members} members of groups`;
  return [
    {
      name: 'sandbox-world-ready',
      unit: unit('s'),
      value: city.seconds,
      baseline: hamlet.seconds,
      goal: { of: 'value', atMost: 5 },
    },
    {
      name: 'sandbox-world-memory',
      unit: unit('MB'),
      value: city.rssMb,
      baseline: hamlet.rssMb,
      goal: { of: 'value', atMost: 600 },
    },
  ];
}

async function drawnWorld(people: number) {
  const begin = performance.now();
  const server = startPart('server');
  try {
    await server.call('start', { people }, z.string());
    const members = await server.call('drawEverything', {}, z.number());
    const seconds = (performance.now() - begin) / 1_000;
    return { seconds, members, rssMb: (await usageOf(server)).rssMb };
  } finally {
    await server.stop();
  }
}
