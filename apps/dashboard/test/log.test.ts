import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { type DashboardUser, inBrowser, LANGUAGES, type Language, useDashboard } from './harness.ts';
import { expectWellMade } from './inspection.ts';

const dashboard = useDashboard();

const NAME = 'Мария Орлова';

const card = (page: Page, name: string) => page.getByRole('region', { name, exact: true });

/** Somebody whose one account was asked for a chat that Telegram does not let it see. */
async function withLog() {
  const user = await dashboard.newUser();
  const { account, world } = await dashboard.connectAccount(user);
  await dashboard.telegram().addFault({
    method: 'contacts.resolveUsername',
    accountId: world.account.userId,
    error: 'CHANNEL_PRIVATE',
    count: 1,
  });
  await user.api.POST('/api/v1/accounts/{id}/channels/check', {
    params: { path: { id: account.id } },
    body: { channel: '@somewhere_else' },
  });
  return { user, account };
}

async function opened(
  user: DashboardUser,
  { language, search = '' }: { language?: Language; search?: string } = {},
) {
  const page = await dashboard.open(`/log${search}`, { as: user, ...(language && { language }) });
  return page;
}

inBrowser('the account log', () => {
  it.each(LANGUAGES)('says how to begin where there is nothing (%s)', async language => {
    const page = await opened(await dashboard.newUser(), { language });
    await page.getByText({ en: 'Nothing is logged yet', ru: 'Записей пока нет' }[language]).waitFor();
    await expectWellMade(page, 'log-empty');
  });

  it.each(LANGUAGES)('tells in sentences what happened, and counts it by day (%s)', async language => {
    const { user } = await withLog();
    const page = await opened(user, { language });
    const names = {
      en: { entries: 'Entries', private: 'The chat is private', connected: 'The account was connected.' },
      ru: { entries: 'Записи', private: 'Чат закрытый', connected: 'Аккаунт подключён.' },
    }[language];
    const entries = card(page, names.entries);
    await entries.getByText(names.private).waitFor();
    await entries.getByText(names.connected).waitFor();
    // Mantine writes styles into the head of the table.
    expect(await entries.locator('tbody').textContent()).not.toMatch(/channel_private|[{}]/);
    await page.locator('.recharts-bar-rectangle path').first().waitFor();
    await expectWellMade(page, 'log');
    await page.getByText({ en: 'Table', ru: 'Таблица' }[language], { exact: true }).click();
    await page.getByRole('columnheader', { name: { en: 'Times', ru: 'Раз' }[language] }).waitFor();
    await expectWellMade(page, 'log-table');
  });

  it('is searched by account, kind, error and day in the address, and the way back works', async () => {
    const { user, account } = await withLog();
    const page = await opened(user, { search: `?accountId=${account.id}` });
    const entries = card(page, 'Entries');
    await entries.getByText('The account was connected.').waitFor();
    expect(await page.getByRole('combobox', { name: 'Account', exact: true }).inputValue()).toBe(NAME);

    await page.getByLabel('About').selectOption('error');
    await entries.getByText('The account was connected.').waitFor({ state: 'detached' });
    await entries.getByText('The chat is private').waitFor();
    await page.getByLabel('From', { exact: true }).fill('2020-01-01');
    await page.getByLabel('To', { exact: true }).fill('2020-01-02');
    await page.getByText('No entry is found').waitFor();
    expect(Object.fromEntries(new URL(page.url()).searchParams)).toEqual({
      accountId: account.id,
      kind: 'error',
      from: '2020-01-01',
      to: '2020-01-02',
    });
    await page.goBack();
    await page.goBack();
    await entries.getByText('The chat is private').waitFor();
    await page.getByRole('button', { name: 'Show everything' }).click();
    await entries.getByText('The account was connected.').waitFor();
  });

  it('leads from a number of the chart to the entries that it counts', async () => {
    const { user } = await withLog();
    const page = await opened(user, { search: '?view=table' });
    const row = page.getByRole('row').filter({ hasText: 'The chat is private' }).first();
    await row.getByRole('link', { name: '1', exact: true }).click();
    await page.waitForURL(/code=channel_private/);
    const entries = card(page, 'Entries');
    await entries.getByText('The account was connected.').waitFor({ state: 'detached' });
    await entries.getByText('The chat is private').waitFor();
  });
});
