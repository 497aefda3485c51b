import { unwrap } from '@muster/contracts';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { type DashboardUser, inBrowser, LANGUAGES, type Language, useDashboard } from './harness.ts';
import { expectWellMade } from './inspection.ts';

const dashboard = useDashboard();

const rows = (page: Page) => page.getByRole('table').locator('tbody tr');
const people = (page: Page) => page.getByRole('region', { name: 'People' });

/** A task made through the API. */
async function newTask({ api }: DashboardUser, link: string): Promise<string> {
  const body = { source: { kind: 'members', link }, speed: 'fast', priority: 'normal' } as const;
  return unwrap(await api.POST('/api/v1/parsing/tasks', { body })).id;
}

/** A page that shows a task which has collected so many people, and all of them. */
async function finishedTask(members: number, language: Language = 'en') {
  const user = await dashboard.newUser();
  const { world } = await dashboard.connectAccount(user, { members });
  const id = await newTask(user, world.source.link);
  const page = await dashboard.open(`/parsing/${id}`, { as: user, language });
  await page.getByText({ en: 'Completed', ru: 'Завершена' }[language], { exact: true }).waitFor();
  return { user, world, id, page };
}

inBrowser('parsing', () => {
  it.each(LANGUAGES)('leads from an empty page to people who were collected (%s)', async language => {
    const say = (en: string, ru: string) => ({ en, ru })[language];
    const user = await dashboard.newUser();
    const { world } = await dashboard.connectAccount(user, { members: 30 });
    const page = await dashboard.open('/parsing', { as: user, language });
    await page.getByText(say('Nobody has been collected yet', 'Пока никто не собран')).waitFor();
    await expectWellMade(page, 'parsing-none');
    await page.getByRole('link', { name: say('New task', 'Новая задача') }).click();
    await page.getByRole('textbox', { name: say('Group', 'Группа') }).fill(world.source.link);
    await expectWellMade(page, 'parsing-new');
    await page.getByRole('radio', { name: say('Fast', 'Быстрая') }).check();
    await page.getByRole('button', { name: say('Start collecting', 'Начать сбор') }).click();
    await page.getByRole('heading', { name: world.source.title }).waitFor();
    await page.getByText(say('Completed', 'Завершена'), { exact: true }).waitFor();
    await page.getByRole('table').getByRole('button').first().waitFor();
  });

  it.each(LANGUAGES)('shows a task, one of its people, and all tasks (%s)', async language => {
    const say = (en: string, ru: string) => ({ en, ru })[language];
    const { page, world } = await finishedTask(30, language);
    const shown = page.getByRole('table').getByRole('button');
    await shown.first().waitFor();
    await expectWellMade(page, 'parsing-task');
    await shown.first().click();
    await page.getByRole('dialog').getByText(say('Telegram id', 'ID в Telegram')).waitFor();
    await expectWellMade(page, 'parsing-person');
    await page.goto(`${dashboard.url()}/parsing`);
    await page.getByRole('link', { name: world.source.title }).waitFor();
    await expectWellMade(page, 'parsing-tasks');
  });

  it('says beside the field what is wrong with a link, and keeps what was typed', async () => {
    const user = await dashboard.newUser();
    const page = await dashboard.open('/parsing/new', { as: user });
    const link = page.getByRole('textbox', { name: 'Group' });
    await link.fill('   ');
    await page.getByRole('textbox', { name: 'At most' }).fill('500');
    await page.getByRole('button', { name: 'Start collecting' }).click();
    await expect.poll(() => link.getAttribute('aria-invalid')).toBe('true');
    expect(await page.getByRole('textbox', { name: 'At most' }).inputValue()).toBe('500');
    await link.fill('@nobody_is_called_that');
    expect(await link.getAttribute('aria-invalid')).not.toBe('true');
  });

  it('says why a task waits and what helps, where there is no account', async () => {
    const user = await dashboard.newUser();
    const page = await dashboard.open(`/parsing/${await newTask(user, '@morning_runners')}`, { as: user });
    await page.getByText('There is no account that could do this.').waitFor();
    await page.getByText('0 of —').waitFor();
    await page.getByRole('link', { name: 'Connect an account' }).click();
    await page.waitForURL('**/accounts/connect');
  });

  it('shows the sentence of a task that failed, and nothing else of it', async () => {
    const user = await dashboard.newUser();
    await dashboard.connectAccount(user);
    const page = await dashboard.open(`/parsing/${await newTask(user, 'not a link at all')}`, { as: user });
    await page.getByText('This is not a link or name of a Telegram chat.').waitFor();
    expect(await page.getByRole('alert').textContent()).not.toMatch(/link_not_recognised|[{}]/);
  });

  it('shows in the list what happens elsewhere, without a reload, and filters it by state', async () => {
    const user = await dashboard.newUser();
    const page = await dashboard.open('/parsing', { as: user });
    await page.getByText('Nobody has been collected yet').waitFor();
    const id = await newTask(user, '@morning_runners');
    const row = page.getByRole('row', { name: '@morning_runners' });
    await row.getByText('Waiting').waitFor();
    const path = { params: { path: { id } } };
    unwrap(await user.api.POST('/api/v1/parsing/tasks/{id}/pause', path));
    await row.getByText('Paused').waitFor();

    await page.getByRole('radiogroup').getByText('Paused').click();
    await page.waitForURL(url => url.searchParams.get('state') === 'paused');
    await row.waitFor();
    unwrap(await user.api.POST('/api/v1/parsing/tasks/{id}/cancel', path));
    await page.getByText('No task is in this state').waitFor();
    await page.goBack();
    await row.getByText('Cancelled').waitFor();
    await user.api.DELETE('/api/v1/parsing/tasks/{id}', path);
    await page.getByText('Nobody has been collected yet').waitFor();
  });

  it('pauses and resumes a task, and asks by its name before it is ended or deleted', async () => {
    const user = await dashboard.newUser();
    const page = await dashboard.open(`/parsing/${await newTask(user, '@morning_runners')}`, { as: user });
    const press = (name: string) => page.getByRole('button', { name, exact: true }).click();
    await press('Pause');
    await page.getByText('Paused', { exact: true }).waitFor();
    await press('Resume');
    await press('End the task');
    const dialog = page.getByRole('dialog', { name: 'End “@morning_runners”?' });
    await dialog.getByRole('button', { name: 'End the task' }).click();
    await page.getByText('Cancelled', { exact: true }).waitFor();
    await press('Delete');
    const question = page.getByRole('dialog', { name: 'Delete “@morning_runners”?' });
    await question.getByText('Cancel', { exact: true }).click();
    await question.waitFor({ state: 'hidden' });
    await press('Delete');
    await question.getByRole('button', { name: 'Delete' }).click();
    await page.waitForURL('**/parsing');
    await page.getByText('“@morning_runners” was deleted.').waitFor();
  });

  it('finds people by what stands in the address, and the way back', async () => {
    const { page, user, id } = await finishedTask(60);
    const params = { path: { id }, query: { deleted: 'false' as const, limit: 3 } };
    const { items } = unwrap(await user.api.GET('/api/v1/parsing/tasks/{id}/results', { params }));
    const name = [items[2]?.firstName, items[2]?.lastName].filter(Boolean).join(' ');
    await page.getByRole('searchbox', { name: 'Name or username' }).fill(name);
    await page.waitForURL(url => url.searchParams.has('text'));
    await expect.poll(() => rows(page).first().getByRole('button').textContent()).toBe(name);
    await page.reload();
    expect(await page.getByRole('searchbox').inputValue()).toBe(name);
    await rows(page).first().getByRole('button').click();
    await page.waitForURL(url => url.searchParams.has('person'));
    await page.reload();
    await page.getByRole('dialog').getByText('Telegram id').waitFor();
    await page.goBack();
    await page.getByRole('dialog').waitFor({ state: 'hidden' });

    await page.getByRole('searchbox').fill('nobody is called that');
    await page.getByText('Nobody fits these filters').waitFor();
    await page.getByRole('button', { name: 'Clear the filters' }).last().click();
    await page.getByLabel('Bot', { exact: true }).selectOption('No');
    await page.waitForURL(url => url.searchParams.get('bot') === 'false');
    await rows(page).first().waitFor();
  });

  it('downloads everybody, and shows how far that is', async () => {
    const { page } = await finishedTask(40);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Download as CSV' }).click(),
    ]);
    expect(download.suggestedFilename()).toMatch(/^people-.*\.csv$/);
    expect(download.url()).toMatch(/^blob:/);
    const [shown] = await people(page).getByRole('status').allTextContents();
    await page.getByText(`${Number.parseInt(shown ?? '', 10)} people were downloaded.`).waitFor();

    await page.getByLabel('Bot', { exact: true }).selectOption('No');
    const [request] = await Promise.all([
      page.waitForRequest('**/export?*'),
      page.getByRole('button', { name: 'Download those found as CSV' }).click(),
    ]);
    expect(new URL(request.url()).searchParams.get('bot')).toBe('false');
  });

  it('stops a download that nobody waits for any more', async () => {
    const { page } = await finishedTask(5);
    // It never arrives.
    await page.route('**/export?*', () => {});
    const begin = page.getByRole('button', { name: 'Download as CSV' });
    await begin.click();
    await page.getByRole('button', { name: 'Stop the download' }).click();
    await begin.waitFor();
    expect(await page.getByRole('alert').count()).toBe(0);
  });

  it('invites those who were collected', async () => {
    const { page, world } = await finishedTask(5);
    await page.getByRole('link', { name: 'Invite these people' }).click();
    await page.getByRole('button', { name: world.destination.title }).click();
    await page.getByText('May invite', { exact: true }).waitFor();
    const next = page.getByRole('button', { name: 'Next' });
    await next.click();
    await next.click();
    const collected = page.getByRole('checkbox', { name: world.source.title });
    await collected.waitFor();
    expect(await collected.isChecked()).toBe(true);
  });
});

inBrowser('a million people', () => {
  it('are opened at any place, of which only what is in sight exists', async () => {
    const user = await dashboard.newUser();
    const id = await newTask(user, '@morning_runners');
    const page = await dashboard.open('/parsing', { as: user });
    await page.getByRole('link', { name: '@morning_runners' }).waitFor();
    const answer = unwrap(await user.api.GET('/api/v1/parsing/tasks/{id}', { params: { path: { id } } }));
    const task = { ...answer, state: 'completed', waiting: null, collected: 1_000_000, reported: 1_000_000 };
    await page.route(`**/tasks/${id}`, route => route.fulfill({ json: task }));
    await page.route(`**/tasks/${id}/events`, () => {});
    await page.route(`**/tasks/${id}/results?*`, route => {
      const { searchParams } = new URL(route.request().url());
      // Where the page begins; of a page after another its cursor tells.
      const skip = Number(searchParams.get('skip') ?? searchParams.get('cursor'));
      const items = Array.from({ length: Number(searchParams.get('limit')) }, (_, n) => ({
        platformUserId: String(skip + n + 1),
        username: `user${skip + n + 1}`,
        firstName: `Person ${skip + n + 1}`,
        lastName: null,
        premium: false,
        bot: false,
        deleted: false,
        seenAt: '2026-11-21T10:00:00.000Z',
      }));
      return route.fulfill({ json: { items, nextCursor: String(skip + items.length), total: 1_000_000 } });
    });
    await page.goto(`${dashboard.url()}/parsing/${id}`);
    await people(page).getByRole('button', { name: 'Person 1', exact: true }).waitFor();
    await page.getByText('1,000,000 people', { exact: true }).waitFor();
    const box = people(page).locator('section');
    await box.focus();
    await page.keyboard.press('End');
    await page.getByRole('button', { name: 'Person 1000000', exact: true }).waitFor();
    await box.evaluate(element => element.scrollTo(0, element.scrollHeight / 2));
    await page.getByRole('button', { name: 'Person 500000', exact: true }).waitFor();
    expect(await rows(page).count()).toBeLessThan(80);
  });
});
