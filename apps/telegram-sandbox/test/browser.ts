import { existsSync } from 'node:fs';
import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  chromium,
  type Page,
} from 'playwright-core';
import { afterAll, afterEach } from 'vitest';

/** The browser that is installed: Debian's, or one of its usual neighbours. */
const executablePath = [
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
].find(existsSync);

export const hasBrowser = executablePath !== undefined;

/** One browser for a test file, each page with a profile of its own; what a page complains about is an error. */
export function useBrowser() {
  let browser: Browser | undefined;
  const opened: BrowserContext[] = [];
  const complaints: string[] = [];

  afterEach(async () => {
    // A page that is left open shows all that comes after it, too.
    for (const context of opened.splice(0)) await context.close();
    const [first, ...more] = complaints.splice(0);
    if (first !== undefined) throw new Error(`the page complained: ${[first, ...more].join('\n')}`);
  });
  afterAll(async () => {
    await browser?.close();
  });

  return {
    async open(url: string, options: BrowserContextOptions = {}): Promise<Page> {
      browser ??= await chromium.launch({
        ...(executablePath !== undefined && { executablePath }),
        args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
      });
      const context = await browser.newContext({ locale: 'en-US', ...options });
      opened.push(context);
      const page = await context.newPage();
      const { origin } = new URL(url);
      page.on('pageerror', error => complaints.push(String(error)));
      page.on('console', message => {
        // A refused call is logged by the browser itself, and is what some tests are about.
        if (message.type() === 'error' && !message.text().startsWith('Failed to load resource'))
          complaints.push(message.text());
      });
      page.on('request', request => {
        const wanted = new URL(request.url());
        if (wanted.protocol !== 'data:' && wanted.origin !== origin)
          complaints.push(`asked ${request.url()}`);
      });
      await page.goto(url);
      return page;
    },
  };
}
