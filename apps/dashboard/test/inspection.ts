import path from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { SCREENSHOTS, SIZES } from './harness.ts';

const WCAG_AA = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
const SCHEMES = ['light', 'dark'] as const;

/** Expects that the page as it is now breaks no rule of WCAG 2.2 A and AA that can be found by looking. */
export async function expectNoViolations(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().withTags(WCAG_AA).analyze();
  const found = violations.flatMap(({ id, nodes }) =>
    nodes.map(node => `${id}: ${node.target.join(' ')}\n  ${node.failureSummary}`),
  );
  expect(found).toEqual([]);
}

/**
 * Inspects the page as it is now, on a phone and on a large screen, in light and in dark: nothing stretches it, WCAG AA
 * holds, and a screenshot of each is kept in `.local/screenshots`. axe, which takes by far the longest, sees each size
 * and each scheme once: on the phone one scheme and on the screen the other, and in Russian the other way round.
 * @param name of the screenshots, beside which the language of the page stands
 */
export async function expectWellMade(page: Page, name: string): Promise<void> {
  const before = page.viewportSize() ?? SIZES.desk;
  const language = await page.locator('html').getAttribute('lang');
  const [onPhone, onDesk] = language === 'ru' ? SCHEMES : SCHEMES.toReversed();
  for (const [size, viewport] of Object.entries(SIZES)) {
    await page.setViewportSize(viewport);
    const analysed = size === 'phone' ? onPhone : onDesk;
    for (const colorScheme of SCHEMES) {
      await page.emulateMedia({ colorScheme });
      await finishTransitions(page);
      await page.screenshot({
        path: path.join(SCREENSHOTS, `${name}-${language}-${size}-${colorScheme}.png`),
      });
      if (colorScheme === analysed) await expectNoViolations(page);
    }
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
