import { Group, Stack, Text } from '@mantine/core';
import { accountName } from '../parts/account-name.ts';
import { AccountStateBadge } from '../parts/account-state-badge.tsx';
import { AnchorLink, ButtonLink } from '../parts/links.ts';
import { PageTitle } from '../parts/page-title.tsx';
import { useMay } from '../session/use-may.ts';
import { useTexts } from '../texts/define-texts.ts';
import { accountTexts } from './account-texts.ts';
import { accountsTexts } from './accounts-texts.ts';
import { PauseAccount } from './pause-account.tsx';
import { RemoveAccount } from './remove-account.tsx';
import { RenameAccount } from './rename-account.tsx';
import { ResumeAccount } from './resume-account.tsx';
import type { StandingAccount } from './standings.ts';

/** Who an account is, how it stands, and what can be done with it. */
export function AccountHeader({ standing: { account, state, restrictions } }: { standing: StandingAccount }) {
  const say = useTexts(accountTexts);
  const sayAccounts = useTexts(accountsTexts);
  const mayRename = useMay('member');
  const mayManage = useMay('admin');
  const isPaused = restrictions?.some(({ kind }) => kind === 'paused') ?? state === 'paused';
  // Without a session there is nothing to pause, and connecting it anew is the way on; a ban may have an end.
  const isLost = state === 'logged_out' || state === 'banned';
  return (
    <Group justify="space-between" align="flex-start" gap="sm">
      <Stack gap={4} miw={0} style={{ flex: '1 1 260px' }}>
        <Group gap="sm">
          <PageTitle>{accountName(account)}</PageTitle>
          <span role="status">
            <AccountStateBadge state={state} />
          </span>
        </Group>
        <Text c="dimmed" size="sm" style={{ overflowWrap: 'anywhere' }}>
          {account.username === null ? sayAccounts('noUsername') : `@${account.username}`} ·{' '}
          {account.phoneHint}
        </Text>
        <AnchorLink to="/log" search={{ accountId: account.id }} size="sm" underline="always">
          {say('log')}
        </AnchorLink>
      </Stack>
      <Group gap="xs">
        {isLost && mayRename && <ButtonLink to="/accounts/connect">{say('connectAgain')}</ButtonLink>}
        {mayManage && isPaused && <ResumeAccount account={account} />}
        {mayManage && !isPaused && state !== 'logged_out' && <PauseAccount account={account} />}
        {mayRename && <RenameAccount account={account} />}
        {mayManage && <RemoveAccount account={account} />}
      </Group>
    </Group>
  );
}
