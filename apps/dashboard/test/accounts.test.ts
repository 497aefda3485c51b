import { unwrap } from '@muster/contracts';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { type DashboardUser, inBrowser, LANGUAGES, useDashboard } from './harness.ts';
import { expectWellMade } from './inspection.ts';

const dashboard = useDashboard();

const NAME = 'Мария Орлова';

/** A page of somebody with one account. */
async function opened(address: (accountId: string) => string, language: (typeof LANGUAGES)[number] = 'en') {
  const user = await dashboard.newUser();
  const { account, world } = await dashboard.connectAccount(user);
  const page = await dashboard.open(address(account.id), { as: user, language });
  return { user, account, world, page };
}

const onList = () => '/accounts';
const onPage = (accountId: string) => `/accounts/${accountId}`;

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const dialog = (page: Page) => page.getByRole('dialog');
const pause = ({ api }: DashboardUser, id: string, reason: string) =>
  api.POST('/api/v1/accounts/{id}/pause', { params: { path: { id } }, body: { reason } });

inBrowser('the list of accounts', () => {
  it.each(LANGUAGES)('says how to begin where there is none (%s)', async language => {
    const page = await dashboard.open('/accounts', { as: await dashboard.newUser(), language });
    const connect = page.getByRole('link', {
      name: { en: 'Connect an account', ru: 'Подключить аккаунт' }[language],
    });
    await connect.waitFor();
    await expectWellMade(page, 'accounts-empty');
    await connect.click();
    await page.waitForURL('**/accounts/connect');
  });

  it.each(LANGUAGES)('shows each account with its state and what is left to it (%s)', async language => {
    const { page, user, account } = await opened(onList, language);
    await page.getByRole('link', { name: NAME }).waitFor();
    const invites = { en: 'Invites, day', ru: 'Приглашения, сутки' }[language];
    await page.getByRole('meter', { name: invites }).waitFor();
    unwrap(await pause(user, account.id, 'Holidays'));
    await page
      .getByText({ en: 'A person paused the account.', ru: 'приостановлена вручную' }[language])
      .waitFor();
    await expectWellMade(page, 'accounts');
  });

  it('is filtered by state and text in the address, and the way back works', async () => {
    const { page } = await opened(onList);
    const account = page.getByRole('link', { name: NAME });
    await account.waitFor();
    await page.getByLabel('State').selectOption('paused');
    await page.getByText('No account is found').waitFor();
    expect(new URL(page.url()).searchParams.get('state')).toBe('paused');
    await page.goBack();
    await account.waitFor();
    await page.getByLabel('Find by name').fill('мария');
    await page.waitForURL(/text=/);
    expect(await account.count()).toBe(1);
    await page.getByLabel('Find by name').fill('nobody');
    await page.getByText('No account is found').waitFor();
    await page.reload();
    expect(await page.getByLabel('Find by name').inputValue()).toBe('nobody');
    await page.getByRole('link', { name: 'Show all accounts' }).click();
    await account.waitFor();
  });
});

inBrowser('one account', () => {
  it.each(LANGUAGES)('has a tab for each thing there is to know, in the address (%s)', async language => {
    const { page, world } = await opened(onPage, language);
    const tab = (name: string) => page.getByRole('tab', { name, exact: true });
    await page
      .getByRole('meter', { name: { en: 'Joins a day', ru: 'Вступления за сутки' }[language] })
      .waitFor();
    await expectWellMade(page, 'account-limits');

    await tab({ en: 'Channels and rights', ru: 'Чаты и права' }[language]).click();
    await page.getByText(world.destination.title).waitFor();
    await page.getByText({ en: 'May invite', ru: 'Может приглашать' }[language], { exact: true }).waitFor();
    await expectWellMade(page, 'account-channels');

    await tab({ en: 'Profile', ru: 'Профиль' }[language]).click();
    await page.getByText(world.account.userId).waitFor();
    expect(new URL(page.url()).searchParams.get('tab')).toBe('profile');
    await expectWellMade(page, 'account-profile');
    await page.goBack();
    await page.getByText(world.destination.title).waitFor();
  });

  it('tells of a link what the account is and may do there, and what is wrong with one that leads nowhere', async () => {
    const { page, world } = await opened(id => `${onPage(id)}?tab=channels`);
    const link = page.getByLabel('Link or @username');
    await link.fill(world.source.link);
    await button(page, 'Check').click();
    await page.getByText(world.source.title).waitFor();
    await page.getByText('make the account an admin').waitFor();
    await link.fill('no link at all');
    expect(await page.getByText('make the account an admin').count()).toBe(0);
    await page.keyboard.press('Enter');
    const alert = page.getByRole('alert');
    await alert.waitFor();
    expect(await alert.textContent()).not.toMatch(/[{}_]|\d{3}/);
    expect(await link.inputValue()).toBe('no link at all');
  });

  it('says live that Telegram makes it wait, and for how long', async () => {
    const { page, world } = await opened(id => `${onPage(id)}?tab=channels`);
    await dashboard.telegram().addFault({
      method: 'contacts.resolveUsername',
      accountId: world.account.userId,
      error: 'FLOOD_WAIT_300',
      count: 1,
    });
    await page.getByLabel('Link or @username').fill(world.source.link);
    await button(page, 'Check').click();
    const restrictions = page.getByRole('region', { name: 'What keeps it out of work' });
    await restrictions.getByText('Telegram asks').waitFor();
    const left = restrictions.getByRole('timer');
    const before = await left.textContent();
    expect(before).toMatch(/^[56]m/);
    await expect.poll(() => left.textContent(), { timeout: 10_000 }).not.toBe(before);
    await expectWellMade(page, 'account-waiting');
  });

  it('is paused with a reason that everybody sees, and resumed', async () => {
    const { page } = await opened(onPage);
    await button(page, 'Pause').click();
    await dialog(page).getByLabel('Why').fill('The owner is travelling');
    await dialog(page).getByLabel('For how long').selectOption('8');
    await expectWellMade(page, 'account-pause');
    await button(page, 'Pause').last().click();
    await page.getByText('Reason: The owner is travelling').waitFor();
    await page.getByText(/Ends in 7h 59m|Ends in 8h/).waitFor();
    await button(page, 'Resume').click();
    await dialog(page).getByLabel('Why').fill('Back home');
    await page.keyboard.press('Tab');
    await button(page, 'Resume').last().click();
    await button(page, 'Pause').waitFor();
    expect(await page.getByText('Reason:').count()).toBe(0);
  });

  it('keeps what was typed when the server is not reached, and shows what others do meanwhile', async () => {
    const { page, user, account } = await opened(onPage);
    await button(page, 'Pause').click();
    await dialog(page).getByLabel('Why').fill('The owner is travelling');
    await page.route('**/pause', route => route.abort());
    await button(page, 'Pause').last().click();
    await page.getByText('The server cannot be reached').waitFor();
    expect(await dialog(page).getByLabel('Why').inputValue()).toBe('The owner is travelling');
    await page.unroute('**/pause');
    unwrap(await pause(user, account.id, 'Holidays'));
    await page.getByText('Reason: Holidays').waitFor();
  });

  it('is given a name, and loses it', async () => {
    const { page } = await opened(onPage);
    const name = `Support, second shift, ${'very '.repeat(12)}late`;
    await button(page, 'Rename').click();
    await dialog(page).getByLabel('Name in your team').fill(name);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name }).waitFor();
    await expectWellMade(page, 'account-long-name');
    await page.goto(page.url().replace(/\/accounts\/.*/, '/accounts'));
    await page.getByRole('link', { name }).click();
    await button(page, 'Rename').click();
    await dialog(page).getByLabel('Name in your team').fill('');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: NAME }).waitFor();
  });

  it('is removed only once somebody has read its name, and what became of its session stays to be read', async () => {
    const { page, world } = await opened(onPage);
    await dashboard
      .telegram()
      .addFault({ method: 'auth.logOut', accountId: world.account.userId, error: 'RPC_CALL_FAIL' });
    await button(page, 'Remove').click();
    await page.getByRole('heading', { name: `Remove ${NAME}?` }).waitFor();
    await expectWellMade(page, 'account-remove');
    await page.keyboard.press('Escape');
    await dialog(page).waitFor({ state: 'detached' });
    await button(page, 'Remove').click();
    await button(page, 'Remove').last().click();
    await page.getByText('as soon as Telegram can be told').waitFor();
    await page.getByText('No account is connected yet').waitFor();
    expect(new URL(page.url()).pathname).toBe('/accounts');
  });

  it('that was removed elsewhere says so, with the way on', async () => {
    const { page, user, account } = await opened(onPage);
    await page.getByRole('heading', { name: NAME }).waitFor();
    const params = { path: { id: account.id } };
    expect(unwrap(await user.api.DELETE('/api/v1/accounts/{id}', { params })).session).toBe('ended');
    await page.getByText('There is no such account').waitFor();
    await page.getByRole('link', { name: 'To the accounts' }).click();
    await page.getByText('No account is connected yet').waitFor();
  });
});
