import type { SuiteMode } from '@muster/testkit';
import { bold, dim, print } from './print.ts';

/** What a mode means for who uses the suite. Neither reaches the real Telegram. */
const meaning: Record<SuiteMode, string> = {
  demo: 'quick limits for trying things out (a second between two invites); its Telegram is the sandbox',
  development: 'the real limits (docs/limits.md); its Telegram is the sandbox',
};

/** As startSuite sets it: a second between two invites would be punished. */
const patience: Record<SuiteMode, string> = {
  demo: 'its patience with hurried clients is off',
  development: 'its patience with hurried clients is on',
};

/** Prints where a running suite answers, and what it is. */
export function describeSuite(suite: { gatewayUrl: string; sandboxUrl: string; mode: SuiteMode }): void {
  const line = (name: string, value: string, note: string) =>
    print(`  ${name.padEnd(11)} ${bold(value)} ${dim(note)}`);
  line('dashboard', suite.gatewayUrl, 'the page to work in, in any browser');
  line('API', `${suite.gatewayUrl}/api/reference`, 'the reference of every route, to read and to try');
  line(
    'sandbox',
    suite.sandboxUrl,
    `a page to look at: the phones of this local Telegram, codes, a record of every call; ${patience[suite.mode]}`,
  );
  line('mode', suite.mode, meaning[suite.mode]);
}
