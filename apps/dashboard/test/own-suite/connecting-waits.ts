import type { Page } from 'playwright-core';
import { it } from 'vitest';
import { askForCode, codeOf, enterCode, heading, somebody } from '../connecting-steps.ts';
import { inBrowser, useDashboard } from '../harness.ts';
import { useOwnSuite } from './own-suite.ts';

const dashboard = useDashboard();
const own = useOwnSuite();

const telegram = () => own().suite.sandbox.control;

async function opened(address: string): Promise<Page> {
  const url = own().suite.gatewayUrl;
  return dashboard.open(address, { as: await dashboard.newUser(url), url });
}

inBrowser('an attempt to connect an account', () => {
  it('shows each new QR code, and says when nobody has scanned any', async () => {
    const page = await opened('/accounts/connect?method=qr');
    await page.getByRole('button', { name: 'Show the QR code' }).click();
    const drawn = page.getByRole('img', { name: 'QR code to scan with Telegram' });
    const before = await drawn.innerHTML();
    await own().clock.advance(29_000);
    await page.waitForFunction(shown => document.querySelector('svg[role=img]')?.innerHTML !== shown, before);
    await own().clock.advance(5 * 60_000);
    await heading(page, 'Time has run out').waitFor();
    await page.getByText('Nobody scanned the QR code in time.').waitFor();
    await page.getByRole('link', { name: 'Start again' }).click();
    await page.getByRole('button', { name: 'Show the QR code' }).waitFor();
  });

  it('waits for as long as Telegram asks it to, and counts down', async () => {
    const ada = await somebody(telegram());
    const page = await opened('/accounts/connect');
    await askForCode(page, ada);
    await telegram().addFault({ method: 'auth.signIn', error: 'FLOOD_WAIT_30', count: 1 });
    await enterCode(page, await codeOf(telegram(), ada));
    await page
      .getByRole('status')
      .getByText(/Can be tried again in \d/)
      .waitFor();
    await page.getByRole('button', { name: 'Continue', disabled: true }).waitFor();
  });

  it('that was lost with the service says so, and another begins', async () => {
    const ada = await somebody(telegram());
    const page = await opened('/accounts/connect');
    await askForCode(page, ada);
    await own().suite.kill('integration');
    await own().suite.start('integration');
    await page.getByText('The login was interrupted. Start again.').waitFor();
    await page.getByRole('link', { name: 'Start again' }).click();
    await askForCode(page, ada);
  });
});
