/**
 * What the dashboard costs the browser of whoever works in it, measured in Chromium on the built page and the running
 * suite: the scripts it loads first, how soon it can be used on a slow machine, how smoothly a table of a million people
 * scrolls, and what a live page does to the main thread and to memory.
 */
import type { Figure } from '@muster/testkit';
import { findBrowser, runBench } from '@muster/testkit';
import { measureFirstLoad } from './figures/first-load.ts';
import { measureLivePage } from './figures/live-page.ts';
import { measureScrolling } from './figures/scrolling.ts';
import { openWorkplace } from './parts/workplace.ts';

await runBench(async run => {
  // On a machine without a browser the tests of pages are skipped, and so is this.
  if (run.small && (await findBrowser()) === undefined) return [];
  const workplace = await openWorkplace();
  try {
    const figures: Figure[] = [];
    for (const measure of [measureFirstLoad, measureScrolling, measureLivePage])
      figures.push(...(await measure(workplace, run)));
    return figures;
  } finally {
    await workplace.close();
  }
});
