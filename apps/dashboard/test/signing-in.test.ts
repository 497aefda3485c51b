import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { type DashboardUser, inBrowser, LANGUAGES, useDashboard } from './harness.ts';
import { expectWellMade } from './inspection.ts';

const dashboard = useDashboard();

const password = (page: Page) => page.getByRole('textbox', { name: 'Password', exact: true });
const shownUser = (page: Page, { email }: DashboardUser) =>
  page.getByRole('navigation').getByText(email, { exact: true });
const signInHeading = (page: Page) => page.getByRole('heading', { name: 'Sign in' });

async function signIn(page: Page, user: DashboardUser): Promise<void> {
  await page.getByLabel('E-mail').fill(user.email);
  await password(page).fill(user.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
}

inBrowser('signing in', () => {
  it.each(LANGUAGES)('has a well-made page to sign in and one to register (%s)', async language => {
    const page = await dashboard.open('/sign-in', { language });
    await page.getByRole('button', { name: { en: 'Sign in', ru: 'Войти' }[language] }).waitFor();
    await expectWellMade(page, 'sign-in');
    await page.getByRole('link', { name: { en: 'Register', ru: 'Регистрация' }[language] }).click();
    await page
      .getByRole('button', { name: { en: 'Create the team', ru: 'Создать команду' }[language] })
      .waitFor();
    await expectWellMade(page, 'register');
  });

  it('changes the language at once, and remembers it', async () => {
    const page = await dashboard.open('/sign-in', { language: 'en' });
    await page.getByLabel('E-mail').fill('maria@example.org');
    await page.getByText('Русский').click();
    await page.getByRole('heading', { name: 'Вход' }).waitFor();
    expect(await page.getByLabel('Эл. почта').inputValue()).toBe('maria@example.org');
    expect(await page.locator('html').getAttribute('lang')).toBe('ru');
    await page.reload();
    await page.getByRole('heading', { name: 'Вход' }).waitFor();
  });

  it('registers a team, and says beside the field what is wrong with it', async () => {
    const taken = await dashboard.newUser();
    const page = await dashboard.open('/register');
    const repeated = page.getByRole('textbox', { name: 'Password, once more' });
    await page.getByLabel('E-mail').fill(taken.email);
    await password(page).fill('correct horse');
    await repeated.fill('correct house');
    await page.getByRole('button', { name: 'Create the team' }).click();
    await page.getByText('The two passwords differ.').waitFor();

    await repeated.fill('correct horse');
    expect(await page.getByText('The two passwords differ.').count()).toBe(0);
    await page.getByRole('button', { name: 'Create the team' }).click();
    await page.getByText('This e-mail is already registered.').waitFor();
    expect(await password(page).inputValue()).toBe('correct horse');

    const email = `new-${taken.email}`;
    await page.getByLabel('E-mail').fill(email);
    await page.getByRole('button', { name: 'Create the team' }).click();
    await page.getByText(email, { exact: true }).waitFor();
    expect(new URL(page.url()).pathname).toBe('/');
  });

  it('shows a password on demand', async () => {
    const page = await dashboard.open('/sign-in');
    await password(page).fill('correct horse');
    expect(await password(page).getAttribute('type')).toBe('password');
    await page.getByRole('button', { name: 'Show the password' }).click();
    expect(await password(page).getAttribute('type')).toBe('text');
    await page.getByRole('button', { name: 'Hide the password' }).click();
    expect(await password(page).getAttribute('type')).toBe('password');
  });

  it('says that the password is wrong until it is typed anew, and keeps what was typed', async () => {
    const user = await dashboard.newUser();
    const page = await dashboard.open('/sign-in');
    await signIn(page, { ...user, password: 'wrong horse' });
    const alert = page.getByRole('alert');
    await alert.waitFor();
    expect(await alert.textContent()).not.toMatch(/[{}_]|\d{3}/);
    expect(await page.getByLabel('E-mail').inputValue()).toBe(user.email);
    expect(await password(page).inputValue()).toBe('wrong horse');
    await password(page).fill(user.password);
    expect(await alert.count()).toBe(0);
    await page.keyboard.press('Enter');
    await shownUser(page, user).waitFor();
  });

  it('leads back to the page for which somebody had to sign in, with its search', async () => {
    const user = await dashboard.newUser();
    const page = await dashboard.open('/settings?x=1');
    await signInHeading(page).waitFor();
    await signIn(page, user);
    await page.waitForURL('**/settings?x=1');
  });

  it.each(['//example.org/', '/\\\\example.org/', 'https://example.org/'])(
    'does not lead on to %s',
    async back => {
      const user = await dashboard.newUser();
      const page = await dashboard.open(`/sign-in?back=${encodeURIComponent(back)}`);
      await signIn(page, user);
      await shownUser(page, user).waitFor();
      expect(page.url()).toBe(`${dashboard.url()}/`);
    },
  );
});

inBrowser('a session', () => {
  it('lives through a reload', async () => {
    const user = await dashboard.newUser();
    const page = await dashboard.open('/', { as: user });
    await shownUser(page, user).waitFor();
    await page.reload();
    await shownUser(page, user).waitFor();
  });

  it('that was ended elsewhere ends in the sign-in page, which leads back', async () => {
    const user = await dashboard.newUser();
    const page = await dashboard.open('/settings', { as: user });
    await shownUser(page, user).waitFor();
    await page.context().clearCookies();
    await page.reload();
    await signInHeading(page).waitFor();
    await signIn(page, user);
    await page.waitForURL('**/settings');
  });

  it('of one user leaves nothing for the next, without a reload', async () => {
    const [first, second] = [await dashboard.newUser(), await dashboard.newUser()];
    const page = await dashboard.open('/', { as: first });
    await shownUser(page, first).waitFor();
    await page.evaluate(() => document.documentElement.setAttribute('data-not-reloaded', ''));
    await page.getByRole('navigation').getByRole('button', { name: 'Sign out' }).click();
    await signInHeading(page).waitFor();
    await signIn(page, second);
    await shownUser(page, second).waitFor();
    expect(await page.content()).not.toContain(first.email);
    await page.getByRole('navigation').getByRole('button', { name: 'Sign out' }).click();
    await signIn(page, second);
    await shownUser(page, second).waitFor();
    expect(await page.locator('html[data-not-reloaded]').count()).toBe(1);
  });

  it('that goes on leads away from the page to sign in', async () => {
    const user = await dashboard.newUser();
    const page = await dashboard.open('/sign-in?back=%2Fsettings', { as: user });
    await shownUser(page, user).waitFor();
    expect(new URL(page.url()).pathname).toBe('/settings');
  });

  it('that was left on purpose leads nobody back', async () => {
    const [first, second] = [await dashboard.newUser(), await dashboard.newUser()];
    const page = await dashboard.open('/settings', { as: first });
    await page.getByRole('navigation').getByRole('button', { name: 'Sign out' }).click();
    await signInHeading(page).waitFor();
    await signIn(page, second);
    await shownUser(page, second).waitFor();
    expect(new URL(page.url()).pathname).toBe('/');
  });

  it('that was left while the server could not be told does not come back with a reload', async () => {
    const user = await dashboard.newUser();
    const page = await dashboard.open('/settings', { as: user });
    await shownUser(page, user).waitFor();
    const logout = '**/api/v1/auth/logout';
    await page.route(logout, route => route.abort());
    await Promise.all([
      page.waitForEvent('requestfailed', request => request.url().endsWith('/logout')),
      page.getByRole('navigation').getByRole('button', { name: 'Sign out' }).click(),
    ]);
    await signInHeading(page).waitFor();
    await page.unroute(logout);
    await page.reload();
    await signInHeading(page).waitFor();
    await signIn(page, user);
    await shownUser(page, user).waitFor();
    await page.reload();
    await shownUser(page, user).waitFor();
  });

  it('is the same in all tabs of a browser', async () => {
    const [first, second] = [await dashboard.newUser(), await dashboard.newUser()];
    const page = await dashboard.open('/', { as: first });
    const other = await dashboard.open('/settings', { beside: page });
    await shownUser(other, first).waitFor();
    await page.getByRole('navigation').getByRole('button', { name: 'Sign out' }).click();
    await signInHeading(other).waitFor();
    await signIn(page, second);
    await shownUser(other, second).waitFor();
    expect(new URL(other.url()).pathname).toBe('/settings');
  });
});
