/**
 * What a newcomer and a returning user wait for. `start-cold` is a fresh clone in an empty home directory up to the
 * finished main job of `./muster demo`, beside installing the dependencies alone. `start-warm` is `./muster up` up
 * to the last service being ready, beside Postgres and Redis alone on the same data.
 *
 * With `--small` the clone finds the machine's own package cache, and what Turborepo has built here.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import {
  type BenchRun,
  type Figure,
  median,
  nextFreePorts,
  repositoryRoot,
  runBench,
  startPostgres,
  startRedis,
  suiteLayout,
} from '@muster/testkit';
import { execa } from 'execa';

await runBench(async run => {
  const directory = await mkdtemp(path.join(tmpdir(), 'muster-bench-start-'));
  try {
    const clone = await cloneInto(directory, run);
    return [await measureCold(clone), await measureWarm(clone, run.small ? 1 : 5)];
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
});

interface Clone {
  readonly cwd: string;
  /** The launcher of this clone. */
  readonly muster: string;
  readonly env: Readonly<Record<string, string>>;
}

async function cloneInto(directory: string, { small }: BenchRun): Promise<Clone> {
  const cwd = path.join(directory, 'clone');
  await execa('git', ['clone', '--quiet', repositoryRoot, cwd]);
  return {
    cwd,
    muster: path.join(cwd, 'muster'),
    env: {
      // Below those that what runs beside it is given.
      MUSTER_PORT: String(await nextFreePorts(9_000)),
      ...(small
        ? { TURBO_CACHE_DIR: path.join(repositoryRoot, '.turbo/cache') }
        : { HOME: path.join(directory, 'home') }),
    },
  };
}

async function measureCold(clone: Clone): Promise<Figure> {
  // Any command installs first; this one does nothing else.
  const installing = await secondsOf(() => execa(clone.muster, ['--help'], clone));
  const working = await secondsOf(() => execa(clone.muster, ['demo'], clone));
  await execa(clone.muster, ['down'], clone);
  return {
    name: 'start-cold',
    unit: 's',
    value: installing + working,
    baseline: installing,
    goal: { of: 'value', atMost: 120 },
  };
}

async function measureWarm(clone: Clone, runs: number): Promise<Figure> {
  const candidate: number[] = [];
  const baseline: number[] = [];
  for (let run = 0; run < runs; run += 1) {
    baseline.push(await startParts(clone));
    candidate.push(await startSuite(clone));
  }
  return {
    name: 'start-warm',
    unit: 's',
    value: median(candidate),
    baseline: median(baseline),
    goal: { of: 'value', atMost: 8 },
  };
}

async function startSuite(clone: Clone): Promise<number> {
  const begin = performance.now();
  const up = execa(clone.muster, ['up'], { ...clone, reject: false });
  let ready = Number.POSITIVE_INFINITY;
  for await (const line of up) {
    if (!line.startsWith('Ready in')) continue;
    ready = (performance.now() - begin) / 1000;
    up.kill('SIGINT');
  }
  await up;
  return ready;
}

async function startParts({ cwd }: Clone): Promise<number> {
  const layout = suiteLayout(path.join(cwd, '.local/demo'));
  const begin = performance.now();
  const [postgres, redis] = await Promise.all([
    startPostgres({ dataDir: layout.postgres }),
    startRedis({ dataDir: layout.redis }),
  ]);
  const seconds = (performance.now() - begin) / 1000;
  await Promise.all([postgres.stop(), redis.stop()]);
  return seconds;
}

async function secondsOf(act: () => Promise<unknown>): Promise<number> {
  const begin = performance.now();
  await act();
  return (performance.now() - begin) / 1000;
}
