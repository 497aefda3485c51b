import { Tabs } from '@mantine/core';
import type { Account } from '@muster/contracts';
import { useTexts } from '../texts/define-texts.ts';
import { accountTexts } from './account-texts.ts';
import { ChannelsTab } from './channels-tab.tsx';
import { ACCOUNT_TABS, isAccountTab } from './choices.ts';
import { LimitsTab } from './limits-tab.tsx';
import { ProfileTab } from './profile-tab.tsx';
import { accountRoute } from './routes.ts';

const [FIRST] = ACCOUNT_TABS;

/** What there is to know about an account; the tab stands in the address. */
export function AccountTabs({ account }: { account: Account }) {
  const say = useTexts(accountTexts);
  const { tab = FIRST } = accountRoute.useSearch();
  const navigate = accountRoute.useNavigate();
  const choose = (chosen: string | null) =>
    void navigate({ search: isAccountTab(chosen) && chosen !== FIRST ? { tab: chosen } : {} });
  return (
    <Tabs value={tab} onChange={choose} keepMounted={false}>
      <Tabs.List aria-label={say('tabs')}>
        {ACCOUNT_TABS.map(each => (
          <Tabs.Tab key={each} value={each}>
            {say(each)}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      <Tabs.Panel value="limits" pt="md">
        <LimitsTab accountId={account.id} />
      </Tabs.Panel>
      <Tabs.Panel value="channels" pt="md">
        <ChannelsTab accountId={account.id} />
      </Tabs.Panel>
      <Tabs.Panel value="profile" pt="md">
        <ProfileTab account={account} />
      </Tabs.Panel>
    </Tabs>
  );
}
