import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { type BenchRun, type Figure, median, repositoryRoot } from '@muster/testkit';
import type { Workplace } from '../parts/workplace.ts';

/** The machine of a user is this much slower than the one that measures. */
const SLOWER = 4;

const ASSETS = path.join(repositoryRoot, 'apps/dashboard/dist/assets');

/** The two pages that somebody sees first, and what is there when they can be used. */
const FIRST_PAGES = [
  { address: '/sign-in', signedIn: false, usable: 'form button[type=submit]' },
  { address: '/', signedIn: true, usable: 'main h1' },
];

type Load = { scripts: ReadonlySet<string>; usableMs: number };

/** The scripts that a first page needs, and how soon it can be used; of the two pages the worse one counts. */
export async function measureFirstLoad(workplace: Workplace, { small }: BenchRun): Promise<Figure[]> {
  const sizes = await gzipSizes();
  const pages = [];
  for (const first of FIRST_PAGES) {
    const fast: Load[] = [];
    const slow: Load[] = [];
    for (let run = 0; run < (small ? 1 : 5); run += 1) {
      fast.push(await load(workplace, first, 1));
      slow.push(await load(workplace, first, SLOWER));
    }
    pages.push({
      kilobytes:
        Math.max(...fast.map(({ scripts }) => sum([...scripts].map(name => sizes.get(name) ?? 0)))) / 1_000,
      fastMs: median(fast.map(({ usableMs }) => usableMs)),
      slowMs: median(slow.map(({ usableMs }) => usableMs)),
    });
  }
  const slowest = Math.max(...pages.map(({ slowMs }) => slowMs));
  return [
    {
      name: 'dashboard-first-scripts',
      unit: 'kB gzip',
      value: Math.max(...pages.map(({ kilobytes }) => kilobytes)),
      // Of all pages together.
      baseline: sum([...sizes.values()]) / 1_000,
      goal: { of: 'value', atMost: 200 },
    },
    {
      name: 'dashboard-usable-on-slow-cpu',
      unit: 'ms',
      value: slowest,
      // Of the same page on this machine as it is.
      baseline: pages.find(({ slowMs }) => slowMs === slowest)?.fastMs ?? slowest,
      goal: { of: 'value', atMost: 1_500 },
    },
  ];
}

async function load(
  { sit }: Workplace,
  { address, signedIn, usable }: (typeof FIRST_PAGES)[number],
  slower: number,
): Promise<Load> {
  const { context, page, cdp } = await sit({ signedIn });
  try {
    await cdp.send('Emulation.setCPUThrottlingRate', { rate: slower });
    const scripts = new Set<string>();
    page.on('request', request => {
      if (request.resourceType() === 'script') scripts.add(path.basename(new URL(request.url()).pathname));
    });
    await page.goto(address, { waitUntil: 'commit' });
    const usableAt = await page.waitForFunction(
      selector => document.querySelector(selector) && performance.now(),
      usable,
      { polling: 'raf' },
    );
    const asked = new Set(scripts);
    return { scripts: asked, usableMs: Number(await usableAt.jsonValue()) };
  } finally {
    await context.close();
  }
}

/** Of every script as the gateway sends it to a browser that takes gzip, in bytes; the smallest are sent as they are. */
async function gzipSizes(): Promise<Map<string, number>> {
  const files = await readdir(ASSETS);
  const sizes = new Map<string, number>();
  for (const script of files.filter(file => file.endsWith('.js'))) {
    const sent = files.includes(`${script}.gz`) ? `${script}.gz` : script;
    sizes.set(script, (await stat(path.join(ASSETS, sent))).size);
  }
  return sizes;
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);
