import { unwrap } from '@muster/contracts';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import {
  askForCode,
  codeOf,
  enterCode,
  enterPassword,
  heading,
  loginOn,
  PASSWORD,
  phoneField,
  somebody,
  wrongCode,
} from './connecting-steps.ts';
import { type DashboardUser, inBrowser, LANGUAGES, useDashboard } from './harness.ts';
import { expectWellMade } from './inspection.ts';

const dashboard = useDashboard();

const CONNECT = '/accounts/connect';

async function opened(address = CONNECT): Promise<{ page: Page; user: DashboardUser }> {
  const user = await dashboard.newUser();
  return { user, page: await dashboard.open(address, { as: user }) };
}

/** What the QR code on the page says. */
async function qrLink({ page, user }: { page: Page; user: DashboardUser }): Promise<string> {
  const params = { path: { id: await loginOn(page) } };
  const { qr } = unwrap(await user.api.GET('/api/v1/accounts/logins/{id}', { params }));
  if (!qr) throw new Error('the attempt shows no QR code');
  return qr.link;
}

inBrowser('connecting an account by its phone', () => {
  it('goes from the number over a wrong code and a reload to the account and what comes next', async () => {
    const telegram = dashboard.telegram();
    const ada = await somebody(telegram);
    const { page } = await opened();
    await askForCode(page, ada);
    await page.getByText(`Telegram sent it to +••••••••${ada.phone.slice(-4)} by SMS.`).waitFor();
    await page.getByText('5 digits. 5 tries left').waitFor();
    await page.getByText(/A new one can be sent in \d+s/).waitFor();
    expect(await page.getByRole('button', { name: 'Send a new code by a call' }).isDisabled()).toBe(true);

    const code = await codeOf(telegram, ada);
    await enterCode(page, wrongCode(code));
    await page.getByText('The code is wrong. Check it and enter it again.').waitFor();
    await page.getByText('5 digits. 4 tries left').waitFor();
    expect(await page.getByRole('textbox', { name: 'Code' }).inputValue()).toBe(wrongCode(code));

    const login = await loginOn(page);
    await page.reload();
    await page.getByText('5 digits. 4 tries left').waitFor();
    expect(await loginOn(page)).toBe(login);
    await enterCode(page, code);
    await heading(page, 'The account is connected').waitFor();
    await page.getByText('Ada Lovelace').waitFor();
    await page.getByText('May invite into 1 of them:').waitFor();
    await page.getByText(ada.group).waitFor();
    await page.getByRole('link', { name: 'Collect an audience' }).click();
    await page.waitForURL('**/parsing/new');
  });

  it('asks for the two-step password with its hint, also after a reload', async () => {
    const telegram = dashboard.telegram();
    const ada = await somebody(telegram, { hasPassword: true });
    const { page } = await opened();
    await askForCode(page, ada);
    await enterCode(page, await codeOf(telegram, ada));
    await page.getByText('Hint: which animal').waitFor();
    await page.getByText('5 tries left').waitFor();
    await enterPassword(page, 'wrong horse');
    await page.getByText('The two-step password is wrong. Check it and enter it again.').waitFor();
    await page.getByText('4 tries left').waitFor();
    await page.reload();
    await page.getByText('4 tries left').waitFor();
    await enterPassword(page, PASSWORD);
    await heading(page, 'The account is connected').waitFor();
  });

  it('sends another code when a wrong one was entered too often', async () => {
    const telegram = dashboard.telegram();
    const ada = await somebody(telegram);
    const { page } = await opened();
    await askForCode(page, ada);
    const wrong = wrongCode(await codeOf(telegram, ada));
    for (const left of ['4 tries', '3 tries', '2 tries', '1 try']) {
      await enterCode(page, wrong);
      await page.getByText(`${left} left`).waitFor();
    }
    await enterCode(page, wrong);
    await page.getByText('A wrong code was entered too often.').waitFor();
    await page.getByRole('button', { name: 'Send a new code by SMS' }).click();
    await page.getByText('5 tries left').waitFor();
    await enterCode(page, await codeOf(telegram, ada));
    await heading(page, 'The account is connected').waitFor();
  });

  it('says at the number what is wrong with it, and keeps it', async () => {
    const { page } = await opened();
    const phone = phoneField(page);
    await phone.fill('12');
    await page.keyboard.press('Enter');
    await page.getByText('This phone number is not valid.').waitFor();
    expect(await phone.getAttribute('aria-invalid')).toBe('true');
    expect(await phone.inputValue()).toBe('12');
    await phone.fill('123');
    expect(await page.getByText('This phone number is not valid.').count()).toBe(0);
  });

  it('tells how long to wait when a number was sent too many codes', async () => {
    const ada = await somebody(dashboard.telegram());
    for (const _ of [1, 2, 3]) {
      const { api } = await dashboard.newUser();
      const body = { method: 'code' as const, phone: ada.phone };
      unwrap(await api.POST('/api/v1/accounts/logins', { body }));
    }
    const { page } = await opened();
    await phoneField(page).fill(ada.phone);
    await page.keyboard.press('Enter');
    await page.getByText('Too many codes were asked for this number.').waitFor();
    await page.getByText(/Can be tried again in \d+m/).waitFor();
  });

  it('is given up only after a question, and begins again with the number still there', async () => {
    const ada = await somebody(dashboard.telegram());
    const { page } = await opened();
    await askForCode(page, ada);
    await page.getByRole('button', { name: 'Give up' }).click();
    const question = page.getByRole('dialog');
    await question.getByText('Cancel').click();
    await question.waitFor({ state: 'hidden' });
    await page.getByRole('button', { name: 'Give up' }).click();
    await question.getByText('Give up', { exact: true }).click();
    await page.getByRole('button', { name: 'Send the code' }).waitFor();
    expect(await phoneField(page).inputValue()).toBe(ada.phone);
    expect(new URL(page.url()).search).toBe('');
  });

  it('leads to the account when it is connected already', async () => {
    const telegram = dashboard.telegram();
    const { page, user } = await opened();
    const { account, world } = await dashboard.connectAccount(user);
    await askForCode(page, world.account);
    await enterCode(page, await codeOf(telegram, world.account));
    await heading(page, 'Connected already').waitFor();
    await page.getByRole('link', { name: 'Open the account' }).click();
    await page.waitForURL(`**/accounts/${account.id}`);
  });

  it('says that an attempt is over when nothing is known of it', async () => {
    const { page } = await opened(`${CONNECT}?login=01a1fab7-c372-7689-b490-4ff70b47d6d4`);
    await heading(page, 'This attempt is over').waitFor();
    await page.getByRole('link', { name: 'Start again' }).click();
    await phoneField(page).waitFor();
  });
});

inBrowser('connecting an account by a QR code', () => {
  it('shows the code, goes on with it after a reload, and is done when it was scanned', async () => {
    const telegram = dashboard.telegram();
    const ada = await somebody(telegram, { hasPassword: true });
    const on = await opened(`${CONNECT}?method=qr`);
    const { page } = on;
    await page.getByRole('button', { name: 'Show the QR code' }).click();
    await page.getByRole('img', { name: 'QR code to scan with Telegram' }).waitFor();
    await page.getByText(/The code is renewed in \d+s/).waitFor();
    await page.reload();
    await page.getByRole('img', { name: 'QR code to scan with Telegram' }).waitFor();
    await telegram.scanQr(ada.userId, await qrLink(on));
    await enterPassword(page, PASSWORD);
    await heading(page, 'The account is connected').waitFor();
    await page.getByText(ada.group).waitFor();
  });
});

inBrowser('the page to connect an account', () => {
  it.each(LANGUAGES)('is well made at every step (%s)', { timeout: 180_000 }, async language => {
    const telegram = dashboard.telegram();
    const ada = await somebody(telegram, { hasPassword: true });
    const user = await dashboard.newUser();
    const page = await dashboard.open(`${CONNECT}?method=qr`, { as: user, language });
    await page
      .getByRole('button', { name: { en: 'Show the QR code', ru: 'Показать QR-код' }[language] })
      .click();
    await page.locator('svg[role=img]').waitFor();
    await expectWellMade(page, 'connect-qr');
    await page.goto(`${dashboard.url()}${CONNECT}`);
    await page.locator('input[type=tel]').fill(ada.phone);
    await expectWellMade(page, 'connect');
    await page.keyboard.press('Enter');
    const code = page.locator('input[autocomplete=one-time-code]');
    await code.waitFor();
    await expectWellMade(page, 'connect-code');
    await code.fill(await codeOf(telegram, ada));
    await page.keyboard.press('Enter');
    const password = page.locator('input[type=password]');
    await password.waitFor();
    await expectWellMade(page, 'connect-password');
    await password.fill(PASSWORD);
    await page.keyboard.press('Enter');
    await page.getByText(ada.group).waitFor();
    await expectWellMade(page, 'connect-connected');
  });
});
