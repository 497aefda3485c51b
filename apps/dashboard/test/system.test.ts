import { expect, it } from 'vitest';
import { inBrowser, LANGUAGES, useDashboard } from './harness.ts';
import { expectWellMade } from './inspection.ts';
import { useOwnSuite } from './own-suite.ts';

const dashboard = useDashboard();
const own = useOwnSuite();

/** The first user of an installation is its operator. */
let operator: Awaited<ReturnType<typeof dashboard.newUser>>;

inBrowser('the system', () => {
  it.each(LANGUAGES)('shows its operator every process and what it needs (%s)', async language => {
    const url = own().suite.gatewayUrl;
    operator ??= await dashboard.newUser(url);
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

inBrowser('a part that is away', () => {
  it('is told on every page in words, shown to the operator by its name, and gone when it is back', async () => {
    const { suite } = own();
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
