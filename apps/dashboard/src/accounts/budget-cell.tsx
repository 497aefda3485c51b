import { Skeleton, Stack, Text } from '@mantine/core';
import type { AccountBudget } from '@muster/contracts';
import { BudgetBar } from '../parts/budget-bar.tsx';
import { useTexts } from '../texts/define-texts.ts';
import { limitTexts } from './limit-texts.ts';
import type { LimitGroup } from './limits.ts';

/** The limits that decide about a day's work, and what they are called beside their group; the rest is on the account's page. */
const LISTED = {
  invites: { invites_per_day: 'day', invites_per_hour: 'hour' },
  messages: { direct_messages_per_day: 'day', direct_messages_per_hour: 'hour' },
  lookups: { resolves_per_day: 'day', resolves_per_hour: 'hour' },
  joins: { joins_per_day: 'day' },
} as const satisfies Record<LimitGroup, object>;

type Props = {
  group: LimitGroup;
  /** Undefined where it is not known. */
  budget: AccountBudget | undefined;
  isLoading: boolean;
};

/** The budgets of one kind of action, small. */
export function BudgetCell({ group, budget, isLoading }: Props) {
  const say = useTexts(limitTexts);
  if (!budget) return isLoading ? <Skeleton h={14} /> : <Text size="sm">—</Text>;
  const listed: Record<string, 'day' | 'hour'> = LISTED[group];
  return (
    <Stack gap={6}>
      {budget.limits.map(({ name, used, value }) => {
        const short = listed[name];
        return (
          short && (
            <BudgetBar
              key={name}
              label={`${say(group)}, ${say(short)}`}
              short={say(short)}
              used={used}
              value={value}
            />
          )
        );
      })}
    </Stack>
  );
}
