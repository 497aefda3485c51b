import { findBrowser, installBrowser } from '@muster/testkit';
import { installCommand } from '../doctor/install-command.ts';
import { print } from '../print.ts';

/** Sees to the browser that pages are tested in; says what to do where there is none, and the tests are skipped. */
export async function ensureBrowser(): Promise<void> {
  if ((await findBrowser()) !== undefined) return;
  print('Looking for a Chromium to test pages in …');
  if ((await installBrowser()) !== undefined) return;
  const command = await installCommand('chromium', { brew: '--cask chromium' });
  print(`There is no Chromium on this machine, so the tests of pages are skipped; \`${command}\` gets one.`);
}
