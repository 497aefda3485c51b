import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { inBrowser, LANGUAGES, useDashboard } from './harness.ts';
import { expectNoViolations, expectWellMade } from './inspection.ts';

const dashboard = useDashboard();

const title = (page: Page, name: string) => page.getByRole('heading', { level: 1, name });
const palette = (page: Page) => page.getByRole('dialog', { name: 'Go to or do' });
const focused = (page: Page) => page.evaluate(() => document.activeElement?.textContent);

inBrowser('the frame of every page', () => {
  it('leads to the page past the sidebar with the first key', async () => {
    const page = await dashboard.open('/settings', { as: await dashboard.newUser() });
    await title(page, 'Settings').waitFor();
    await page.keyboard.press('Tab');
    expect(await focused(page)).toBe('Skip to the page');
    await page.keyboard.press('Enter');
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('MAIN');
    expect(page.url()).toMatch(/\/settings$/);
  });

  it('names the document after the page, and leads to its title', async () => {
    const page = await dashboard.open('/settings', { as: await dashboard.newUser() });
    await title(page, 'Settings').waitFor();
    expect(await page.title()).toBe('Settings · Muster');
    await page.getByRole('navigation').getByRole('link', { name: 'Parsing' }).click();
    await title(page, 'Parsing').waitFor();
    await expect.poll(() => focused(page)).toBe('Parsing');
    expect(await page.title()).toBe('Parsing · Muster');
    await page.getByRole('navigation').getByText('Русский').click();
    await expect.poll(() => page.title()).toBe('Парсинг · Muster');
  });

  it('keeps the sidebar of a phone out of the way of the keyboard until it is opened', async () => {
    const page = await dashboard.open('/settings', { as: await dashboard.newUser(), size: 'phone' });
    await title(page, 'Settings').waitFor();
    const link = page.getByRole('link', { name: 'Accounts' });
    const outOfTheWay = page.locator('nav[inert]');
    expect(await outOfTheWay.count()).toBe(1);
    const opener = page.getByRole('button', { name: 'Open the pages' });
    await opener.click();
    expect(await page.locator('main[inert]').count()).toBe(1);
    await link.press('Escape');
    await outOfTheWay.waitFor({ state: 'attached' });
    await opener.click();
    await link.click();
    await title(page, 'Accounts').waitFor();
    await outOfTheWay.waitFor({ state: 'attached' });
  });
});

inBrowser('shortcuts', () => {
  it('go to pages, also from a Russian keyboard, and not while somebody types', async () => {
    const page = await dashboard.open('/settings', { as: await dashboard.newUser() });
    await title(page, 'Settings').waitFor();
    await page.keyboard.press('g');
    await page.keyboard.press('a');
    await title(page, 'Accounts').waitFor();
    await page.evaluate(() => {
      for (const [key, code] of [
        ['п', 'KeyG'],
        ['з', 'KeyP'],
      ] as const)
        document.body.dispatchEvent(new KeyboardEvent('keydown', { key, code, bubbles: true }));
    });
    await title(page, 'Parsing').waitFor();
    await page.goto(`${dashboard.url()}/parsing/new`);
    const field = page.getByRole('textbox').first();
    await field.focus();
    await page.keyboard.type('go?');
    expect(await field.inputValue()).toBe('go?');
    expect(new URL(page.url()).pathname).toBe('/parsing/new');
    expect(await page.getByRole('dialog').count()).toBe(0);
  });

  it('are listed by a question mark, and can be turned off but for the palette', async () => {
    const page = await dashboard.open('/settings', { as: await dashboard.newUser() });
    await title(page, 'Settings').waitFor();
    await page.keyboard.press('?');
    const list = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
    await list.getByText('Go to “Invites”').waitFor();
    await expectNoViolations(page);
    await page.keyboard.press('Escape');
    await list.waitFor({ state: 'detached' });
    await page.getByRole('switch', { name: 'Shortcuts of single keys' }).press('Space');
    await page.keyboard.press('?');
    await page.keyboard.press('Control+k');
    await palette(page).waitFor();
    expect(await list.count()).toBe(0);
  });
});

inBrowser('the palette', () => {
  it.each(LANGUAGES)('is well made (%s)', async language => {
    const page = await dashboard.open('/settings', { as: await dashboard.newUser(), language });
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.keyboard.press('Control+k');
    await page.getByRole('dialog').getByRole('option').first().waitFor();
    await expectWellMade(page, 'palette');
  });

  it('goes to pages and does things by the keyboard alone, and gives the focus back', async () => {
    const page = await dashboard.open('/settings', { as: await dashboard.newUser() });
    await title(page, 'Settings').waitFor();
    const find = page.getByRole('button', { name: 'Go to…' });
    await find.press('Enter');
    await palette(page).getByRole('combobox').fill('dark');
    await page.keyboard.press('Enter');
    await expect.poll(() => page.locator('html').getAttribute('data-mantine-color-scheme')).toBe('dark');
    expect(await focused(page)).toContain('Go to…');
    await page.keyboard.press('Control+k');
    // Typed as it is by a person, who is slower than the dialog.
    await palette(page).locator('input:focus').waitFor();
    await page.keyboard.type('log');
    await page.keyboard.press('Enter');
    await title(page, 'Account log').waitFor();
    await expect.poll(() => focused(page)).toBe('Account log');
    await page.keyboard.press('Control+k');
    await palette(page).getByText('Overview').waitFor();
    await page.keyboard.press('Escape');
    await palette(page).waitFor({ state: 'detached' });
  });

  it('finds accounts and tasks by their names', async () => {
    const user = await dashboard.newUser();
    const { account } = await dashboard.connectAccount(user);
    const page = await dashboard.open('/settings', { as: user });
    await title(page, 'Settings').waitFor();
    await page.keyboard.press('Control+k');
    await palette(page).getByRole('combobox').fill(account.firstName);
    await palette(page).getByRole('group', { name: 'Accounts' }).getByRole('option').click();
    await page.waitForURL(`**/accounts/${account.id}`);
  });

  it('says so when nothing is called so', async () => {
    const page = await dashboard.open('/settings', { as: await dashboard.newUser() });
    await title(page, 'Settings').waitFor();
    await page.keyboard.press('Control+k');
    await palette(page).getByRole('combobox').fill('zebra');
    await palette(page).getByText('Nothing is called so').waitFor();
    await expectNoViolations(page);
  });
});

inBrowser('the settings', () => {
  it.each(LANGUAGES)('are well made (%s)', async language => {
    const page = await dashboard.open('/settings', { as: await dashboard.newUser(), language });
    await title(page, { en: 'Settings', ru: 'Настройки' }[language]).waitFor();
    await expectWellMade(page, 'settings');
  });

  it('tell who is signed in, and remember language and appearance', async () => {
    const user = await dashboard.newUser();
    const page = await dashboard.open('/settings', { as: user });
    await page.getByRole('main').getByText(user.email, { exact: true }).waitFor();
    await page.getByRole('main').getByText('Русский').click();
    await title(page, 'Настройки').waitFor();
    await page.getByText('Тёмное', { exact: true }).click();
    await page.reload();
    await title(page, 'Настройки').waitFor();
    expect(await page.locator('html').getAttribute('data-mantine-color-scheme')).toBe('dark');
    await page.getByRole('main').getByRole('button', { name: 'Выйти' }).click();
    await page.getByRole('heading', { name: 'Вход' }).waitFor();
  });
});
