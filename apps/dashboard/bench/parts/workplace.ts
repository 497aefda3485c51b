import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import {
  type ApiUser,
  CannotStart,
  connectAccount,
  findBrowser,
  type MainJobWorld,
  prepareWorld,
  registerUser,
  type Suite,
  startSuite,
} from '@muster/testkit';
import { type BrowserContext, type CDPSession, chromium, type Page } from 'playwright-core';

/** A page, and the way to ask its browser about it. */
export type Seat = { page: Page; cdp: CDPSession };

/** The suite, a browser, and somebody with a connected account. */
export type Workplace = {
  suite: Suite;
  user: ApiUser;
  world: MainJobWorld;
  /** A page in a profile of its own, so that nothing is cached; the user is signed in unless they are not to be. */
  sit(options?: { signedIn?: boolean }): Promise<Seat & { context: BrowserContext }>;
  close(): Promise<void>;
};

/** @throws CannotStart where there is no browser */
export async function openWorkplace(): Promise<Workplace> {
  const executablePath = await findBrowser();
  if (executablePath === undefined) throw new CannotStart('There is no Chromium on this machine.');
  const directory = await mkdtemp(path.join(tmpdir(), 'muster-bench-dashboard-'));
  const suite = await startSuite({ directory, mode: 'demo', world: { people: 2_000 } });
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
  const world = await prepareWorld(suite.sandbox.control, { members: 10 });
  const user = await registerUser(suite.gatewayUrl);
  await connectAccount(user.api, suite.sandbox.control, world.account);
  return {
    suite,
    user,
    world,
    async sit({ signedIn = true } = {}) {
      const context = await browser.newContext({
        locale: 'en-US',
        viewport: { width: 1440, height: 900 },
        baseURL: suite.gatewayUrl,
      });
      const { email, password } = user;
      if (signedIn) await context.request.post('/api/v1/auth/login', { data: { email, password } });
      const page = await context.newPage();
      const cdp = await context.newCDPSession(page);
      await cdp.send('Performance.enable');
      return { context, page, cdp };
    },
    async close() {
      await browser.close();
      await suite.stop();
      await rm(directory, { recursive: true, force: true });
    },
  };
}

/** A metric of Chromium's own for the renderer of a page, such as `TaskDuration` (s) or `JSHeapUsedSize` (bytes). */
export async function metric({ cdp }: Seat, name: string): Promise<number> {
  const { metrics } = await cdp.send('Performance.getMetrics');
  const found = metrics.find(one => one.name === name);
  if (!found) throw new Error(`Chromium knows no ${name}`);
  return found.value;
}
