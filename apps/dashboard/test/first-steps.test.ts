import { collectMembers, prepareInvites, runInvites } from '@muster/testkit';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { inBrowser, useDashboard } from './harness.ts';

const dashboard = useDashboard();

const guide = (page: Page) => page.getByRole('region', { name: 'First steps' });

/** Tasks are looked at until they have ended. */
const QUIETLY = { withinMs: 25_000 };

inBrowser('the first steps', () => {
  it('tick themselves off, and are gone with the first finished task', { timeout: 60_000 }, async () => {
    const user = await dashboard.newUser();
    const page = await dashboard.open('/', { as: user });
    await guide(page).getByText('0 of 3 done').waitFor();
    await guide(page).getByRole('link', { name: 'Connect an account' }).click();
    await page.waitForURL('**/accounts/connect');
    await page.goBack();
    const { world } = await dashboard.connectAccount(user, { members: 3 });
    await guide(page).getByText('1 of 3 done').waitFor();

    const { id } = await collectMembers(user.api, world.source.link, QUIETLY);
    await page.reload();
    await guide(page).getByText('2 of 3 done').waitFor();
    const { link } = world.destination;
    const { task } = await prepareInvites(user.api, { destination: link, parsingTaskId: id });
    await page.reload();
    await guide(page).getByRole('link', { name: 'Go on with the task' }).click();
    await page.waitForURL(`**/invites/${task.id}`);
    await runInvites(user.api, task.id, QUIETLY);
    await page.goto(`${dashboard.url()}/`);
    await page.getByRole('heading', { name: 'Overview' }).waitFor();
    expect(await guide(page).count()).toBe(0);
  });

  it('stay hidden once they are', async () => {
    const page = await dashboard.open('/', { as: await dashboard.newUser() });
    await guide(page).getByRole('button', { name: 'Hide the first steps' }).click();
    await guide(page).waitFor({ state: 'detached' });
    await page.reload();
    await page.getByRole('heading', { name: 'Overview' }).waitFor();
    expect(await guide(page).count()).toBe(0);
  });
});
