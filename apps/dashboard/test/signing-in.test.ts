import { it } from 'vitest';
import { inBrowser, LANGUAGES, useDashboard } from './harness.ts';
import { expectWellMade } from './inspection.ts';

const dashboard = useDashboard();

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
});
