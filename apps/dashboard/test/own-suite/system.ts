import type { ProcessHealth, System } from '@muster/contracts';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { inBrowser, LANGUAGES, useDashboard } from '../harness.ts';
import { expectWellMade } from '../inspection.ts';
import { useOwnSuite } from './own-suite.ts';

const dashboard = useDashboard();
const own = useOwnSuite();

inBrowser('the system', () => {
  it.each(LANGUAGES)('shows its operator every process and what it needs (%s)', async language => {
    const { suite, operator } = own();
    const url = suite.gatewayUrl;
    const page = await dashboard.open('/system', { as: operator, url, language });
    await page.getByText({ en: 'Everything works', ru: 'Всё работает' }[language]).waitFor();
    for (const name of ['gateway', 'identity', 'integration', 'account-manager', 'parsing-worker', 'invite'])
      await page.getByText(name, { exact: true }).waitFor();
    expect(await page.getByRole('row', { name: 'parsing-tasks 0 0' }).count()).toBe(1);
    expect(await page.getByRole('main').textContent()).not.toMatch(/undefined|NaN|\{\{/);
    await expectWellMade(page, 'system');
  });

  it('shows others a sentence', async () => {
    const url = own().suite.gatewayUrl;
    const user = await dashboard.newUser(url);
    const page = await dashboard.open('/system', { as: user, url });
    await page.getByText('only the operator of this installation sees').waitFor();
    expect(await page.getByRole('navigation').getByRole('link', { name: 'System' }).count()).toBe(0);
  });
});

/** What each process says of its secrets while Vault is sealed, and of one that starts; the others go on. */
const LACKING: Readonly<Record<string, ProcessHealth['checks']>> = {
  'parsing-worker': [
    { name: 'secrets', state: 'sealed' },
    { name: 'start', state: 'failed' },
  ],
  invite: [{ name: 'secrets', state: 'refused' }],
  'invite-worker': [{ name: 'secrets', state: 'away' }],
};

/** Has the page hear of a Vault that is as `now` says, which the suite of these tests has not. */
async function onVault(page: Page, now: { state: System['secrets']['state'] }): Promise<void> {
  await page.route('**/api/v1/system', async route => {
    const response = await route.fetch();
    const system: System = await response.json();
    const { state } = now;
    const processes = system.processes.map((process): ProcessHealth => {
      const lacking = LACKING[process.name];
      if (state === 'sealed' && lacking) return { ...process, state: 'not_ready', checks: lacking };
      const checks = process.checks.filter(({ name }) => name !== 'secrets');
      return { ...process, checks: [...checks, { name: 'secrets', state: 'held' }] };
    });
    await route.fulfill({ response, json: { ...system, processes, secrets: { store: 'vault', state } } });
  });
}

inBrowser('a Vault that is out of reach', () => {
  const said = {
    en: {
      sealed: 'Open Vault with its key shares: “operator unseal”.',
      parts: [
        'Is starting',
        'Secrets: Vault is sealed; “operator unseal” opens it',
        'Secrets: Vault does not let it in; “operator doctor invite” says what to do',
        'Secrets: Vault gives no answer; “operator doctor” says what is wrong',
      ],
      away: '“operator doctor” says what is wrong with Vault.',
      held: 'Works for now, without Vault',
      refused: '“operator doctor gateway” says why, and what to do.',
    },
    ru: {
      sealed: 'Откройте Vault долями ключа: «operator unseal».',
      parts: [
        'Запускается',
        'Секреты: Vault запечатан; откройте его: «operator unseal»',
        'Секреты: Vault не впускает; что делать, скажет «operator doctor invite»',
        'Секреты: Vault не отвечает; что с ним, скажет «operator doctor»',
      ],
      away: 'Что с Vault, скажет «operator doctor».',
      held: 'Пока работает, без Vault',
      refused: 'Почему и что делать, скажет «operator doctor gateway».',
    },
  };
  it.each(LANGUAGES)('is told with what its operator can do about it (%s)', async language => {
    const { suite, operator } = own();
    const url = suite.gatewayUrl;
    const page = await dashboard.open('/', { as: operator, url, language });
    const now: Parameters<typeof onVault>[1] = { state: 'sealed' };
    await onVault(page, now);
    await page.goto(`${url}/system`);
    await page.getByText(said[language].sealed).waitFor();
    for (const text of said[language].parts) await page.getByText(text, { exact: true }).waitFor();
    await expectWellMade(page, 'system-sealed');
    now.state = 'away';
    await page.getByText(said[language].away).waitFor();
    await page.getByText(said[language].held, { exact: true }).waitFor();
    await expectWellMade(page, 'system-held');
    now.state = 'refused';
    await page.getByText(said[language].refused).waitFor();
    await page.unrouteAll({ behavior: 'ignoreErrors' });
  });
});

inBrowser('a part that is away', () => {
  it('is told on every page in words, shown to the operator by its name, and gone when it is back', async () => {
    const { suite, operator } = own();
    const url = suite.gatewayUrl;
    const page = await dashboard.open('/system', { as: operator, url });
    await page.getByText('Everything works').waitFor();
    await suite.kill('parsing');
    await page.getByText('1 process does not work').waitFor();
    const banner = page.getByText('Parsing tasks and their results cannot be shown or begun.');
    // A failed call looks at once what is the matter.
    await page.getByRole('navigation').getByRole('link', { name: 'Parsing' }).click();
    await banner.waitFor();
    await expectWellMade(page, 'part-away');
    await suite.start('parsing');
    await banner.waitFor({ state: 'detached' });
    // What had failed meanwhile was asked for anew.
    await page.getByText('Nobody has been collected yet').waitFor();
  });
});
