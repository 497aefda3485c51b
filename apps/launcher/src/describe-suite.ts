import type { SuiteMode } from '@muster/testkit';
import { bold, dim, print } from './print.ts';

/** What a mode means for who uses the suite. Neither reaches the real Telegram. */
const meaning: Record<SuiteMode, string> = {
  demo: 'quick limits for trying things out (a second between two invites); its Telegram is the sandbox',
  development: 'the real limits (docs/architecture.md); its Telegram is the sandbox',
};

/** Prints where a running suite answers, and what it is. */
export function describeSuite(suite: { gatewayUrl: string; sandboxUrl: string; mode: SuiteMode }): void {
  const line = (name: string, value: string, note: string) =>
    print(`  ${name.padEnd(11)} ${bold(value)} ${dim(note)}`);
  line('address', suite.gatewayUrl, 'the API and its reference');
  line('sandbox', suite.sandboxUrl, 'what Telegram would be: codes, people, groups, a record of every call');
  line('mode', suite.mode, meaning[suite.mode]);
}
