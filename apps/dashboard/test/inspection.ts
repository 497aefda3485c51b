import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { SCREENSHOTS, SIZES } from './harness.ts';

/** In the page, once it was put there. */
declare const axe: typeof import('axe-core');

const AXE_FILE = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
const WCAG_AA = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** Each size and each scheme is seen once, and in the other language the other way round. */
const LOOKS = {
  en: { desk: 'light', phone: 'dark' },
  ru: { desk: 'dark', phone: 'light' },
} as const;

/** Expects that the page as it is now breaks no rule of WCAG 2.2 A and AA that can be found by looking. */
export async function expectNoViolations(page: Page): Promise<void> {
  const isThere = await page.evaluate(() => 'axe' in globalThis);
  if (!isThere) await page.evaluate(await readFile(AXE_FILE, 'utf8'));
  const found = await page.evaluate(async tags => {
    const { violations } = await axe.run(document, {
      runOnly: { type: 'tag', values: tags },
      // Else it also names and describes each element with which all is well, which takes most of its time.
      resultTypes: ['violations'],
    });
    return violations.flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')}\n  ${failureSummary}`),
    );
  }, WCAG_AA);
  expect(found).toEqual([]);
}

/**
 * Inspects the page as it is now, on a large screen and on a phone, the one in light and the other in dark: nothing
 * stretches it, WCAG AA holds, and a screenshot of each is kept in `.local/screenshots`.
 * @param name of the screenshots, beside which the language of the page stands
 */
export async function expectWellMade(page: Page, name: string): Promise<void> {
  const before = page.viewportSize() ?? SIZES.desk;
  const language = (await page.locator('html').getAttribute('lang')) === 'ru' ? 'ru' : 'en';
  for (const size of ['desk', 'phone'] as const) {
    const colorScheme = LOOKS[language][size];
    await page.setViewportSize(SIZES[size]);
    await page.emulateMedia({ colorScheme });
    await finishTransitions(page);
    await page.screenshot({
      path: path.join(SCREENSHOTS, `${name}-${language}-${size}-${colorScheme}.png`),
    });
    await expectNoViolations(page);
    await expectNotStretched(page);
  }
  await page.emulateMedia({ colorScheme: null });
  await page.setViewportSize(before);
}

/** Expects that no part of the page is wider than the window. */
async function expectNotStretched(page: Page): Promise<void> {
  const { content, window } = await page.evaluate(() => ({
    content: document.documentElement.scrollWidth,
    window: document.documentElement.clientWidth,
  }));
  expect(content, 'width of the page').toBeLessThanOrEqual(window);
}

/** A colour on its way to another is neither, and looks faint to the eye and to axe. */
async function finishTransitions(page: Page): Promise<void> {
  await page.evaluate(async () => {
    // They begin with the frame in which the new style is first applied.
    await new Promise(resolve => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    for (const animation of document.getAnimations())
      if (animation instanceof CSSTransition) animation.finish();
  });
}
