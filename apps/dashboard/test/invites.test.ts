import { unwrap } from '@muster/contracts';
import { collectMembers, prepareInvites } from '@muster/testkit';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { inBrowser, LANGUAGES, type Language, useDashboard } from './harness.ts';
import { expectWellMade } from './inspection.ts';

const dashboard = useDashboard();

/** A text of the page in its language. */
const say = (language: Language, en: string, ru: string): string => (language === 'en' ? en : ru);

/** Every step is inspected, on both screens. */
const LONG = { timeout: 240_000 };

/** A team with an account that administers a group, and with people collected elsewhere. */
async function newTeam(members = 8) {
  const user = await dashboard.newUser();
  const { world } = await dashboard.connectAccount(user, { members });
  const parsing = await collectMembers(user.api, world.source.link, {});
  return { user, world, parsing };
}

/** The same with a task that was prepared and not started. */
async function newDraft() {
  const team = await newTeam();
  const { task } = await prepareInvites(team.user.api, {
    destination: team.world.destination.link,
    parsingTaskId: team.parsing.id,
  });
  return { ...team, task };
}

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name });

inBrowser('invite tasks', () => {
  it('say how to begin while there are none', async () => {
    const user = await dashboard.newUser();
    const page = await dashboard.open('/invites', { as: user });
    await page.getByText('No invite tasks yet').waitFor();
    await expectWellMade(page, 'invites-empty');
    await page.getByRole('link', { name: 'New invite task' }).click();
    await page.getByRole('link', { name: 'Connect an account' }).waitFor();
    await expectWellMade(page, 'invites-new-without-account');
  });

  it.each(LANGUAGES)('are prepared step by step, and followed until they end (%s)', LONG, async language => {
    const { user, world } = await newTeam();
    const page = await dashboard.open('/invites/new', { as: user, language });
    const next = button(page, say(language, 'Next', 'Далее'));

    await page.getByLabel(say(language, 'Group or channel', 'Группа или канал')).fill(world.destination.link);
    await button(page, say(language, 'Check', 'Проверить')).click();
    await page.getByText(say(language, 'May invite', 'Может приглашать'), { exact: true }).waitFor();
    await page
      .getByLabel(say(language, 'Name of the task', 'Название задачи'))
      .fill('Бег, весна · Spring runs');
    await expectWellMade(page, 'invites-new-destination');
    await next.click();

    await page.getByRole('radio', { name: say(language, 'Only these', 'Только эти') }).check();
    await page.getByRole('checkbox', { name: 'Мария Орлова' }).waitFor();
    await expectWellMade(page, 'invites-new-accounts');
    await next.click();

    await page.getByRole('checkbox', { name: world.source.title }).check();
    // Nothing that was typed is lost with the page.
    await page.reload();
    expect(await page.getByRole('checkbox', { name: world.source.title }).isChecked()).toBe(true);
    await expectWellMade(page, 'invites-new-people');
    await next.click();

    await page.getByText(say(language, 'Left out', 'Пропущены'), { exact: true }).waitFor();
    await page.getByText('Бег, весна · Spring runs').waitFor();
    await expectWellMade(page, 'invites-new-summary');
    await button(page, say(language, 'Start inviting', 'Начать приглашать')).click();

    await page.getByRole('heading', { level: 1, name: 'Бег, весна · Spring runs' }).waitFor();
    await page.getByText(say(language, 'Completed', 'Завершена')).waitFor({ timeout: 60_000 });
    await expectWellMade(page, 'invites-task');

    await page.getByRole('link', { name: say(language, 'All invite tasks', 'Все задачи') }).click();
    await page.getByRole('link', { name: 'Бег, весна · Spring runs' }).waitFor();
    await expectWellMade(page, 'invites-list');
  });

  it('tell what stands in the way of a destination, and what to do', async () => {
    const { user, world } = await newTeam();
    const page = await dashboard.open('/invites/new', { as: user });
    const field = page.getByLabel('Group or channel');
    await field.fill('this is no link');
    await button(page, 'Check').click();
    await page.getByText('This is not a link or name of a Telegram chat.').waitFor();
    await field.fill(world.source.link);
    await button(page, 'Check').click();
    await page.getByText('May not invite', { exact: true }).waitFor();
    await page.getByText(/make it an admin who may add members/i).waitFor();
    expect(await button(page, 'Next').isDisabled()).toBe(true);
    await expectWellMade(page, 'invites-new-no-right');
  });

  it('forget what was chosen for a new one only when that was asked', async () => {
    const { user, world } = await newTeam();
    const page = await dashboard.open('/invites/new', { as: user });
    const field = page.getByLabel('Group or channel');
    const { link } = world.destination;
    await field.fill(link);
    await button(page, 'Check').click();
    await button(page, 'Start over').click();
    const question = page.getByRole('dialog', { name: `Forget “${link}” and start over?` });
    await question.getByText('Cancel', { exact: true }).click();
    await question.waitFor({ state: 'hidden' });
    expect(await field.inputValue()).toBe(link);
    await button(page, 'Start over').click();
    await question.getByRole('button', { name: 'Start over' }).click();
    await expect.poll(() => field.inputValue()).toBe('');
  });

  it('are said not to be there where the address leads to none', async () => {
    const user = await dashboard.newUser();
    const page = await dashboard.open('/invites/01890000-0000-7000-8000-000000000000', { as: user });
    await page.getByRole('link', { name: 'To the overview' }).waitFor();
  });

  it('are shown live: who joined, and every action in a sentence, filtered in the address', async () => {
    const { user, world, task } = await newDraft();
    const page = await dashboard.open(`/invites/${task.id}`, { as: user });
    await page.getByText('This task has not been started.').waitFor();
    await expectWellMade(page, 'invites-draft');
    await button(page, 'Start').click();
    await page
      .getByText(new RegExp(`joined ${world.destination.title}`))
      .first()
      .waitFor({ timeout: 60_000 });
    await page.locator('input[aria-label="Show only"]').click();
    await page.getByRole('option', { name: /^Joined/ }).click();
    await page.waitForURL(/outcome=joined/);
    await page.getByText('Completed').waitFor({ timeout: 60_000 });
    const { joined } = unwrap(
      await user.api.GET('/api/v1/invites/tasks/{id}', { params: { path: { id: task.id } } }),
    ).targets;
    const log = page.getByRole('region', { name: 'Last actions' });
    const actions = log.getByText(`joined ${world.destination.title}`);
    await actions.nth(joined - 1).waitFor();
    expect(await actions.count()).toBe(joined);
    await page.goBack();
    await page.waitForURL(address => !address.search.includes('outcome'));
  });

  it('are paused, resumed, cancelled and deleted, asking for what cannot be undone', async () => {
    const { user, task } = await newDraft();
    const page = await dashboard.open(`/invites/${task.id}`, { as: user });
    await button(page, 'Start').click();
    await button(page, 'Pause').click();
    await button(page, 'Resume').waitFor();
    await expectWellMade(page, 'invites-paused');
    await button(page, 'Cancel the task').click();
    const question = page.getByRole('dialog', { name: 'Cancel the task “Invite the runners”?' });
    await question.getByRole('button', { name: 'Cancel the task' }).click();
    await page.getByText('Cancelled').waitFor();
    await button(page, 'Delete').click();
    const loss = page.getByRole('dialog', { name: 'Delete the task “Invite the runners”?' });
    await expectWellMade(page, 'invites-delete');
    await loss.getByRole('button', { name: 'Delete' }).click();
    await page.getByText('No invite tasks yet').waitFor();
  });
});
