import { unwrap } from '@muster/contracts';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { type DashboardUser, inBrowser, useDashboard } from './harness.ts';

const dashboard = useDashboard();

const OFFLINE = 'Live updates are cut off.';

/** A task that waits for an account, made beside the page. */
async function newTask({ api }: DashboardUser, name: string): Promise<void> {
  const body = { source: { kind: 'members', link: `@${name}` }, speed: 'fast', priority: 'normal' } as const;
  unwrap(await api.POST('/api/v1/parsing/tasks', { body }));
}

/** The list of tasks, once it is live: it shows what is done elsewhere. */
async function watchTasks(user: DashboardUser): Promise<Page> {
  const page = await dashboard.open('/parsing', { as: user });
  await newTask(user, 'the_first_of_all');
  await page.getByText('@the_first_of_all').waitFor();
  return page;
}

inBrowser('what is shown live', () => {
  it('says when it is cut off, and catches up by itself', async () => {
    const user = await dashboard.newUser();
    const page = await watchTasks(user);
    await page.context().setOffline(true);
    await page.getByRole('status').getByText(OFFLINE).waitFor();
    await newTask(user, 'made_meanwhile');
    await page.context().setOffline(false);
    await page.getByText('@made_meanwhile').waitFor();
    await page.getByText(OFFLINE).waitFor({ state: 'detached' });
  });

  it('lets go of its connection while nobody sees the page, and catches up when somebody does', async () => {
    const user = await dashboard.newUser();
    const page = await watchTasks(user);
    await page.clock.install();
    const closed = page.waitForEvent('requestfailed', request => request.url().endsWith('/events'));
    await turn(page, 'hidden');
    await page.clock.fastForward(31_000);
    await closed;
    await newTask(user, 'made_meanwhile');
    await turn(page, 'visible');
    await page.getByText('@made_meanwhile').waitFor();
    expect(await page.getByText(OFFLINE).count()).toBe(0);
  });

  it('begins anew when the machine has slept, although its connection looks whole', async () => {
    const page = await watchTasks(await dashboard.newUser());
    await page.clock.install();
    const asked = new Set<string>();
    page.on('request', request => asked.add(new URL(request.url()).pathname));
    const hasBegunAnew = async () => {
      // Once more where a word of the server came before the page looked: then there was no silence.
      await page.clock.fastForward(60_000);
      return [...asked].some(path => path.endsWith('/events')) && asked.has('/api/v1/parsing/tasks');
    };
    await expect.poll(hasBegunAnew, { timeout: 30_000, interval: 6_000 }).toBe(true);
  });
});

/** As when another tab is chosen; a browser without windows shows all of its pages. */
async function turn(page: Page, state: 'hidden' | 'visible'): Promise<void> {
  await page.evaluate(now => {
    Object.defineProperty(document, 'hidden', { configurable: true, value: now === 'hidden' });
    document.dispatchEvent(new Event('visibilitychange'));
  }, state);
}
