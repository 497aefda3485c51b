import { Group, Stack, Text } from '@mantine/core';
import type { Usage } from '@muster/contracts';
import { BudgetBar } from '../parts/budget-bar.tsx';
import { Countdown } from '../parts/countdown.tsx';
import { useHasCome } from '../parts/use-has-come.ts';
import { useTexts } from '../texts/define-texts.ts';
import { useFormats } from '../texts/formats.ts';
import { limitTexts } from './limit-texts.ts';

/** One limit: what is used, what is left, and when one more is possible. */
export function LimitRow({ label, limit }: { label: string; limit: Usage['limits'][number] }) {
  const say = useTexts(limitTexts);
  const { number } = useFormats();
  const { used, value, left, nextAt } = limit;
  const hasCome = useHasCome(nextAt);
  return (
    <Stack gap={4}>
      <BudgetBar label={label} used={used} value={value} size="md" />
      <Group justify="space-between" gap="xs">
        <Text size="sm">{say('left', { left: number(left) })}</Text>
        <Text size="sm">
          {!hasCome && nextAt !== null ? (
            <>
              {say('roomIn')} <Countdown until={nextAt} fw={600} />
            </>
          ) : (
            say(left > 0 || nextAt !== null ? 'roomNow' : 'noRoom')
          )}
        </Text>
      </Group>
    </Stack>
  );
}
