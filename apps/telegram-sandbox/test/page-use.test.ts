import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { bodyOf } from '../src/client/index.ts';
import { hasBrowser, useBrowser } from './browser.ts';
import { useSandbox } from './fixture.ts';

const telegram = useSandbox({ people: 500 });
const browser = useBrowser();
const { control } = telegram;
const at = (query: string) => `${control.url()}/?${query}`;
const phoneOf = (userId: string) => at(`panel=phones&account=${userId}`);

describe.skipIf(!hasBrowser)('how the page is used', () => {
  it('says in its own language why a form was refused', async () => {
    const { phone } = await telegram.newAccount();
    const page = await browser.open(at(''), { locale: 'ru-RU' });
    await page.getByText('Создать аккаунт').click();
    const create = page.getByRole('button', { name: 'Создать' });
    await create.click();
    await page.getByText('Заполните это поле.').waitFor();
    await page.getByLabel('Номер телефона').fill('12');
    await create.click();
    await page.getByText('В номере от 7 до 15 цифр').waitFor();
    await page.getByLabel('Номер телефона').fill(phone);
    await page.getByLabel('Имя', { exact: true }).fill('Second');
    await create.click();
    await page.getByText('Этот номер уже занят. Выберите другой.').waitFor();
  });

  it('speaks Russian when asked, and remembers', async () => {
    const page = await browser.open(at(''));
    await page.getByRole('button', { name: 'ru' }).click();
    await page.getByRole('heading', { name: 'Чей телефон?' }).waitFor();
    await page.reload();
    await page.getByRole('heading', { name: 'Чей телефон?' }).waitFor();
    expect(await page.title()).toBe('Телефоны · Песочница Telegram');
  });

  it('says that a section of an address does not exist', async () => {
    const page = await browser.open(at('panel=phonse'));
    await page.getByText('There is no such section.').waitFor();
  });

  it('is reached by what stands in its menu, where the API has no answer of that name', async () => {
    const page = await browser.open(`${control.url()}/world`);
    await page.getByRole('heading', { name: 'Time in this world' }).waitFor();
    expect((await fetch(`${control.url()}/favicon.ico`)).status).toBe(204);
  });

  it('shows the chosen phone in the list, however far down it stands', async () => {
    for (let phone = 0; phone < 15; phone++) await telegram.newAccount();
    const { userId } = await telegram.newAccount({ firstName: 'Last' });
    const page = await browser.open(phoneOf(userId), { viewport: { width: 1280, height: 800 } });
    await page.getByRole('heading', { name: 'Last' }).waitFor();
    const link = page.locator('.chooser a[aria-current=page]');
    const [chosen, list] = [await link.boundingBox(), await page.locator('.choices').first().boundingBox()];
    if (!chosen || !list) throw new Error('not shown');
    expect(chosen.y).toBeGreaterThanOrEqual(list.y);
    expect(chosen.y + chosen.height).toBeLessThanOrEqual(Math.min(list.y + list.height + 1, 800));
  });

  it('asks before it bans, and leaves the focus on what was done', async () => {
    const { userId } = await telegram.newAccount();
    const page = await browser.open(phoneOf(userId));
    const stateNow = async () =>
      (await bodyOf(control.api().GET('/accounts/{userId}', { params: { path: { userId } } }))).state;
    await page.getByRole('button', { name: 'Ban' }).click();
    await page.getByRole('button', { name: 'Cancel' }).click();
    expect(await stateNow()).toBe('active');
    await page.getByRole('button', { name: 'Ban' }).click();
    await page.getByRole('button', { name: 'Yes: Ban' }).click();
    await page.getByText('State: banned').waitFor();
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Lift the ban');
  });

  it('goes on in the seventh tab: those that nobody sees keep no connection', async () => {
    const { userId } = await telegram.newAccount({ firstName: 'Seventh' });
    const first = await browser.open(phoneOf(userId));
    const show = (page: Page, visibilityState: 'visible' | 'hidden') =>
      page.evaluate(state => {
        Object.defineProperty(document, 'visibilityState', { value: state, configurable: true });
        document.dispatchEvent(new Event('visibilitychange'));
      }, visibilityState);
    let newest = first;
    for (let tab = 2; tab <= 7; tab++) {
      await show(newest, 'hidden');
      newest = await first.context().newPage();
      await newest.goto(phoneOf(userId));
      await newest.getByRole('heading', { name: 'Seventh' }).waitFor();
    }
    await control.request('POST', `/accounts/${userId}/ban`);
    await newest.getByText('State: banned').waitFor();
    expect(await first.getByText('State: active').count()).toBe(1);
    await show(first, 'visible');
    await first.getByText('State: banned').waitFor();
  });

  it('names every rule of patience in its own language', async () => {
    const { rules } = await bodyOf(control.api().GET('/patience'));
    const page = await browser.open(at('panel=world'), { locale: 'ru-RU' });
    await page.getByText('Правила', { exact: true }).click();
    const patience = page.getByRole('region', { name: 'Терпение' });
    await patience.getByText('Добавление людей в группы и каналы.').waitFor();
    for (const { what } of rules) expect(await patience.getByText(what).count()).toBe(0);
    expect(await patience.locator('details li').count()).toBe(rules.length);
    expect(await patience.locator('details code').count()).toBe(0);
  });

  it('speaks the language that was chosen in another tab', async () => {
    const page = await browser.open(at(''));
    const other = await page.context().newPage();
    await other.goto(at('panel=world'));
    await other.getByRole('button', { name: 'ru' }).click();
    await page.getByRole('heading', { name: 'Чей телефон?' }).waitFor();
  });

  it('begins with the phone that was chosen on a narrow screen, and with the first line of the record', async () => {
    const { account } = await telegram.newUser({ firstName: 'Narrow' });
    const page = await browser.open(phoneOf(account.userId), { viewport: { width: 360, height: 740 } });
    const top = async (name: string) => {
      const heading = page.getByRole('heading', { name });
      await heading.waitFor();
      return (await heading.boundingBox())?.y;
    };
    expect(await top('Narrow')).toBeLessThan(200);
    await page.getByRole('link', { name: 'All phones' }).click();
    await page.getByRole('heading', { name: 'Whose phone?' }).waitFor();
    await page.goto(at('panel=record'));
    const line = page.locator('tbody tr').first();
    await line.waitFor();
    expect((await line.boundingBox())?.y).toBeLessThan(300);
  });

  it.each(
    ['en-US', 'ru-RU'].flatMap(locale =>
      ['phones', 'invitations', 'record', 'faults', 'world'].map(panel => [panel, locale] as const),
    ),
  )('fits a screen of 360 px: %s in %s', async (panel, locale) => {
    const account = await telegram.newAccount({ firstName: 'A'.repeat(64), lastName: 'B'.repeat(64) });
    const page = await browser.open(at(`panel=${panel}&account=${account.userId}`), {
      locale,
      viewport: { width: 360, height: 780 },
    });
    await page.getByRole('heading', { level: 2 }).first().waitFor();
    expect(await page.locator('html').evaluate(html => html.scrollWidth)).toBe(360);
  });

  it('can be used with the keyboard alone', async () => {
    const account = await telegram.newAccount({ firstName: 'Tabitha' });
    const page = await browser.open(at('panel=record'));
    await page.getByRole('heading', { name: 'Record' }).waitFor();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('content');
    await page.getByRole('link', { name: 'Phones' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('searchbox').focus();
    await page.keyboard.type('Tabitha');
    // Alone: before she was looked for, she was one of many.
    await expect.poll(() => page.locator('.chooser .choices a').allTextContents()).toHaveLength(1);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Tabitha' }).waitFor();
    expect(page.url()).toContain(account.userId);
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Tabitha');
    expect(await page.title()).toBe('Phones · Telegram sandbox');
  });

  it('makes one stop of the list of phones, in which the arrows lead', async () => {
    const page = await browser.open(at(''));
    const links = page.locator('.chooser .choices a');
    await links.nth(1).waitFor();
    await page.getByRole('searchbox').focus();
    await page.keyboard.press('Tab');
    await page.keyboard.press('ArrowDown');
    expect(await links.nth(1).evaluate(link => link === document.activeElement)).toBe(true);
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('SUMMARY');
  });
});
