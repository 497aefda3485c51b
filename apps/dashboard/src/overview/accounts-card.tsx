import { Group, Skeleton, Stack, Text } from '@mantine/core';
import { ACCOUNT_STATES } from '../accounts/choices.ts';
import type { StandingAccount } from '../accounts/standings.ts';
import { AccountStateBadge } from '../parts/account-state-badge.tsx';
import { AnchorLink, ButtonLink } from '../parts/links.ts';
import { SectionCard } from '../parts/section-card.tsx';
import { useMay } from '../session/use-may.ts';
import { useTexts } from '../texts/define-texts.ts';
import { useFormats } from '../texts/formats.ts';
import { overviewTexts } from './overview-texts.ts';

/** Those that work first. */
const STATES = ACCOUNT_STATES.toReversed();

/** How many accounts of the team are in which state. */
export function AccountsCard({ accounts }: { accounts: readonly StandingAccount[] | undefined }) {
  const say = useTexts(overviewTexts);
  const { number } = useFormats();
  const count = accounts?.length ?? 0;
  return (
    <SectionCard
      title={say('accounts')}
      aside={
        count > 0 && (
          <AnchorLink to="/accounts" size="sm">
            {say('allAccounts', { count, number: number(count) })}
          </AnchorLink>
        )
      }
    >
      {!accounts && <Skeleton h={96} />}
      {accounts && count === 0 && <NoAccounts />}
      {accounts && count > 0 && (
        <Stack component="ul" gap={4} m={0} p={0} style={{ listStyle: 'none' }}>
          {STATES.map(state => {
            const inState = accounts.filter(each => each.state === state).length;
            return (
              (inState > 0 || state === 'active') && (
                <li key={state}>
                  <AnchorLink to="/accounts" search={{ state }} display="block" c="inherit">
                    <Group justify="space-between" wrap="nowrap">
                      <AccountStateBadge state={state} />
                      <Text fw={600} style={{ fontVariantNumeric: 'tabular-nums' }}>
                        {number(inState)}
                      </Text>
                    </Group>
                  </AnchorLink>
                </li>
              )
            );
          })}
        </Stack>
      )}
    </SectionCard>
  );
}

function NoAccounts() {
  const say = useTexts(overviewTexts);
  const mayConnect = useMay('member');
  return (
    <Stack align="flex-start" gap="sm">
      <Text size="sm" c="dimmed">
        {say('noAccounts')}
      </Text>
      {mayConnect && (
        <ButtonLink to="/accounts/connect" size="xs" variant="default">
          {say('connect')}
        </ButtonLink>
      )}
    </Stack>
  );
}
