import { randomInt } from 'node:crypto';
import type { SandboxControl } from '@muster/testkit';
import type { Page } from 'playwright-core';

export const PASSWORD = 'correct horse';

export type Somebody = { userId: string; phone: string };

/** Somebody new in Telegram, with a group of their own where they may invite. */
export async function somebody(
  telegram: SandboxControl,
  { hasPassword = false } = {},
): Promise<Somebody & { group: string }> {
  const number = String(randomInt(10_000_000, 100_000_000));
  const secret = hasPassword ? { password: PASSWORD, passwordHint: 'which animal' } : {};
  const { userId, phone } = await telegram.createAccount({
    phone: `+7997${number}`,
    firstName: 'Ada',
    lastName: 'Lovelace',
    ...secret,
  });
  const group = `Club ${number}`;
  await telegram.createChat({ kind: 'supergroup', title: group, creatorUserId: userId });
  return { userId, phone, group };
}

/** The newest code on somebody's phone. */
export async function codeOf(telegram: SandboxControl, { userId }: Somebody): Promise<string> {
  const [newest] = (await telegram.loginCodes(userId)).items;
  if (!newest) throw new Error('no login code arrived at the phone');
  return newest.code;
}

export const wrongCode = (right: string): string => (right === '11111' ? '22222' : '11111');

/** The attempt that the page goes on with. */
export async function loginOn(page: Page): Promise<string> {
  await page.waitForURL(/[?&]login=/);
  const login = new URL(page.url()).searchParams.get('login');
  if (login === null) throw new Error(`the address names no attempt: ${page.url()}`);
  return login;
}

/** Begins by the number, on the page in English, up to where the code is asked for. */
export async function askForCode(page: Page, { phone }: { phone: string }): Promise<void> {
  await phoneField(page).fill(phone);
  await page.getByRole('button', { name: 'Send the code' }).click();
  await heading(page, 'Enter the code').waitFor();
}

export async function enterCode(page: Page, code: string): Promise<void> {
  await page.getByRole('textbox', { name: 'Code' }).fill(code);
  await goOn(page);
}

export async function enterPassword(page: Page, password: string): Promise<void> {
  await page.getByRole('textbox', { name: 'Two-step password' }).fill(password);
  await goOn(page);
}

/** The button waits for the answer to the try before, which the live view may have told already. */
const goOn = (page: Page) => page.getByRole('button', { name: 'Continue' }).click();

export const phoneField = (page: Page) => page.getByRole('textbox', { name: 'Phone number' });

export const heading = (page: Page, name: string) => page.getByRole('heading', { name });
