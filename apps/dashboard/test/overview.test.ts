import { unwrap } from '@muster/contracts';
import { collectMembers, prepareInvites } from '@muster/testkit';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { type DashboardUser, inBrowser, LANGUAGES, useDashboard } from './harness.ts';
import { expectWellMade } from './inspection.ts';

const dashboard = useDashboard();

const card = (page: Page, name: string) => page.getByRole('region', { name, exact: true });

/** Tasks are looked at until they have ended. */
const QUIETLY = { withinMs: 25_000 };

/** A team whose invite task is prepared: an account, and some people to invite. */
async function withTask(user: DashboardUser, members: number) {
  const { account, world } = await dashboard.connectAccount(user, { members });
  const { id } = await collectMembers(user.api, world.source.link, QUIETLY);
  const { link } = world.destination;
  const { task } = await prepareInvites(user.api, { destination: link, parsingTaskId: id });
  return { account, world, task };
}

inBrowser('the overview', () => {
  it.each(LANGUAGES)('of an empty team says that there is nothing, and how to begin (%s)', async language => {
    const page = await dashboard.open('/', { as: await dashboard.newUser(), language });
    const { nothing, accounts } = {
      en: { nothing: 'Nothing needs a person at the moment.', accounts: 'Accounts' },
      ru: { nothing: 'Сейчас всё идёт само.', accounts: 'Аккаунты' },
    }[language];
    await page.getByText(nothing).waitFor();
    await card(page, accounts).getByRole('link').waitFor();
    await expectWellMade(page, 'overview-empty');
  });

  it.each(LANGUAGES)(
    'shows what runs, what waits and who joined, live (%s)',
    { timeout: 90_000 },
    async language => {
      const user = await dashboard.newUser();
      const { task } = await withTask(user, 80);
      const page = await dashboard.open('/', { as: user, language });
      const names = {
        en: { tasks: 'Running tasks', joins: 'Joined last', nobody: 'Nobody has joined yet.' },
        ru: { tasks: 'Работающие задачи', joins: 'Недавно вступили', nobody: 'Пока никто не вступил.' },
      }[language];
      await page.getByText(names.nobody).waitFor();

      const path = { params: { path: { id: task.id } } };
      unwrap(await user.api.POST('/api/v1/invites/tasks/{id}/start', path));
      await card(page, names.tasks).getByRole('link', { name: task.name }).waitFor();
      await card(page, names.joins).getByRole('listitem').first().waitFor();
      await expectWellMade(page, 'overview');
      const today = page.getByRole('meter', { name: { en: 'Last 24 hours', ru: 'За 24 часа' }[language] });
      expect(Number(await today.getAttribute('aria-valuenow'))).toBeGreaterThan(0);
      await user.api.POST('/api/v1/invites/tasks/{id}/cancel', path);
      await card(page, names.tasks).getByRole('link', { name: task.name }).waitFor({ state: 'detached' });
      await card(page, names.joins).getByRole('listitem').last().getByRole('link').click();
      await page.waitForURL(`**/invites/${task.id}?outcome=joined`);
    },
  );

  it('counts accounts by state, and tells at once who needs a person and why', async () => {
    const user = await dashboard.newUser();
    const { account, world } = await dashboard.connectAccount(user, { members: 3 });
    const page = await dashboard.open('/', { as: user });
    await card(page, 'Accounts').getByRole('link', { name: 'Active 1' }).waitFor();
    await dashboard.telegram().ban(world.account.userId);

    const needy = card(page, 'Needs your attention');
    await needy.getByText('Telegram banned the account.').waitFor();
    await card(page, 'Accounts').getByRole('link', { name: 'Banned 1' }).click();
    await page.waitForURL('**/accounts?state=banned');
    await page.goBack();
    await needy.getByRole('link').click();
    await page.waitForURL(`**/accounts/${account.id}`);
  });

  it('leads from each number to what it counts', async () => {
    const user = await dashboard.newUser();
    const page = await dashboard.open('/', { as: user });
    const ways = [
      ['Parsing: 0', '/parsing?state=running'],
      ['Invites: 0', '/invites?state=running'],
      ['All invite tasks', '/invites'],
      ['By account', '/accounts'],
    ] as const;
    for (const [name, address] of ways) {
      await page.getByRole('link', { name, exact: true }).click();
      await page.waitForURL(`**${address}`);
      await page.goBack();
    }
    expect(new URL(page.url()).pathname).toBe('/');
  });
});
