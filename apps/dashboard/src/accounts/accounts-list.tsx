import { Group, Pagination, Stack, Text } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import type { Account } from '@muster/contracts';
import { IconSearchOff } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { EmptyPage } from '../parts/empty-page.tsx';
import { ButtonLink } from '../parts/links.ts';
import { ProblemAlert } from '../parts/problem-alert.tsx';
import { useTexts } from '../texts/define-texts.ts';
import { useLanguage } from '../texts/language.ts';
import { AccountsCards } from './accounts-cards.tsx';
import { AccountsFilter } from './accounts-filter.tsx';
import { AccountsTable } from './accounts-table.tsx';
import { accountsTexts } from './accounts-texts.ts';
import { arrangeAccounts } from './arrange-accounts.ts';
import { budgetsQuery } from './queries.ts';
import { accountsRoute } from './routes.ts';
import { standingOf } from './standings.ts';
import { useLiveAccounts } from './use-live-accounts.ts';

/** From this width on there is room for a table beside the sidebar. */
const WIDE = '(min-width: 1140px)';

/** The accounts of the team that are looked for, live. */
export function AccountsList({ accounts }: { accounts: readonly Account[] }) {
  const say = useTexts(accountsTexts);
  const language = useLanguage();
  const standings = useLiveAccounts();
  const search = accountsRoute.useSearch();
  const navigate = accountsRoute.useNavigate();
  const isWide = useMediaQuery(WIDE, true, { getInitialValueInEffect: false });

  const all = accounts.map(account => standingOf(account, standings));
  const { shown, found, page, pages } = arrangeAccounts(all, search, language);
  const ids = shown.map(({ account }) => account.id).sort();
  const budgets = useQuery({ ...budgetsQuery(ids), placeholderData: keepPreviousData });

  const Shown = isWide ? AccountsTable : AccountsCards;
  return (
    <Stack>
      <AccountsFilter
        accounts={all}
        search={search}
        // Letter by letter is no page to come back to.
        onChange={next => void navigate({ search: next, replace: next.text !== search.text })}
      />
      <Text size="sm" c="dimmed" role="status">
        {say('found', { count: found })}
      </Text>
      {budgets.error && !budgets.data && (
        <ProblemAlert error={budgets.error} onRetry={() => void budgets.refetch()} />
      )}
      {found > 0 ? (
        <Shown
          accounts={shown}
          budgets={budgets.data}
          isLoading={budgets.isPending || budgets.isPlaceholderData}
        />
      ) : (
        <EmptyPage icon={IconSearchOff} title={say('noneFound')} hint={say('noneFoundHint')}>
          <ButtonLink to="/accounts" variant="default">
            {say('showAll')}
          </ButtonLink>
        </EmptyPage>
      )}
      {pages > 1 && (
        <Group justify="center">
          <Pagination
            total={pages}
            value={page}
            onChange={next => void navigate({ search: { ...search, page: next } })}
            getItemProps={number => ({ 'aria-label': say('page', { page: number }) })}
            getControlProps={control => ({
              'aria-label': say(control === 'previous' || control === 'first' ? 'previousPage' : 'nextPage'),
            })}
          />
        </Group>
      )}
    </Stack>
  );
}
