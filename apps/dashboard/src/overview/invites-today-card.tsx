import { Skeleton, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { BudgetBar } from '../parts/budget-bar.tsx';
import { AnchorLink } from '../parts/links.ts';
import { ProblemAlert } from '../parts/problem-alert.tsx';
import { SectionCard } from '../parts/section-card.tsx';
import { useTexts } from '../texts/define-texts.ts';
import { useFormats } from '../texts/formats.ts';
import { overviewTexts } from './overview-texts.ts';
import { teamUsageQuery } from './queries.ts';

/**
 * How many people were invited within a day, against what the limits of all accounts together allow.
 * @param accounts how many there are; undefined until that is known
 */
export function InvitesTodayCard({ accounts }: { accounts: number | undefined }) {
  const say = useTexts(overviewTexts);
  const { number } = useFormats();
  const usage = useQuery(teamUsageQuery);
  const limit = (wanted: string) => usage.data?.limits.find(({ name }) => name === wanted);
  const [day, hour] = [limit('invites_per_day'), limit('invites_per_hour')];
  const isPart = usage.data !== undefined && accounts !== undefined && usage.data.accounts < accounts;
  return (
    <SectionCard
      title={say('today')}
      aside={
        <AnchorLink to="/accounts" size="sm">
          {say('perAccount')}
        </AnchorLink>
      }
    >
      {usage.error && !usage.data && (
        <ProblemAlert error={usage.error} onRetry={() => void usage.refetch()} />
      )}
      {usage.isPending && <Skeleton h={96} />}
      {usage.data && (
        <Stack gap="sm">
          {day && <BudgetBar size="md" label={say('lastDay')} used={day.used} value={day.value} />}
          {hour && <BudgetBar size="md" label={say('lastHour')} used={hour.used} value={hour.value} />}
          <Text size="sm" c="dimmed">
            {day ? say('allowed', { left: number(Math.max(0, day.value - day.used)) }) : say('noAccounts')}{' '}
            {isPart && say('counted', { counted: number(usage.data.accounts), all: number(accounts) })}
          </Text>
        </Stack>
      )}
    </SectionCard>
  );
}
