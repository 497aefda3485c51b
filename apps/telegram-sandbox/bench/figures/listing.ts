import { z } from 'zod';
import type { Figure } from '../../../../packages/testkit/src/bench/figure.ts';
import { median } from '../../../../packages/testkit/src/bench/median.ts';
import { sandboxClient } from '../../src/client/index.ts';
import { startPart } from '../parts/part.ts';
import { serverSchema } from '../parts/server-address.ts';

const USERNAME = 'bench_large_group';
const listedSchema = z.object({ speed: z.number(), listed: z.number() });

/**
 * How fast gramjs lists a group of 10,000; the baseline is the same client against a process that answers the same
 * calls with the same bytes, prepared, and does nothing but seal them.
 */
export async function measureListing(small: boolean): Promise<Figure> {
  const [members, runs, warmUps] = small ? [400, 1, 1] : [10_000, 9, 8];
  const [server, lister, replay] = [startPart('server'), startPart('lister'), startPart('replay')];
  try {
    const controlUrl = await server.call('start', { people: members * 2 }, z.string());
    const address = serverSchema.parse(await (await fetch(`${controlUrl}/server`)).json());
    const loggedIn = z.object({ userId: z.string(), session: z.string(), secret: z.instanceof(Uint8Array) });
    const { userId, session, secret } = await lister.call('logIn', { server: address, controlUrl }, loggedIn);
    await sandboxClient(controlUrl).POST('/chats', {
      body: {
        kind: 'supergroup',
        title: 'Large',
        username: USERNAME,
        creatorUserId: userId,
        members: { count: members - 1 },
      },
    });
    const target = address.dataCenters[0]?.port;
    const port = await replay.call('start', { target, secret }, z.number());
    const prepared = { ...address, dataCenters: [{ id: 1, host: '127.0.0.1', port }] };
    const list = async (from: unknown): Promise<number> => {
      const { speed, listed } = await lister.call(
        'list',
        { server: from, session, username: USERNAME },
        listedSchema,
      );
      if (listed !== members) throw new Error(`${listed} of ${members} members were listed`);
      return speed;
    };

    await list(prepared);
    await replay.call('replay', {}, z.number());
    // Without a clock at first: until V8 has compiled what is hot, this measures V8, here as there.
    for (let run = 0; run < warmUps; run++) {
      await list(prepared);
      await list(address);
    }
    const [speeds, baseline]: [number[], number[]] = [[], []];
    for (let run = 0; run < runs; run++) {
      baseline.push(await list(prepared));
      speeds.push(await list(address));
    }
    return {
      name: 'sandbox-listing',
      unit: 'members a second',
      value: median(speeds),
      baseline: median(baseline),
      goal: { of: 'ratio', atLeast: 0.9 },
    };
  } finally {
    await Promise.all([server, lister, replay].map(part => part.stop()));
  }
}
