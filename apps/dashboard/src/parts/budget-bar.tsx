import { Group, Progress, Stack, Text } from '@mantine/core';
import { useTexts } from '../texts/define-texts.ts';
import { useFormats } from '../texts/formats.ts';
import { partsTexts } from './parts-texts.ts';

type Props = {
  /** What is limited, e.g. "Invites a day". */
  label: string;
  /** The same where most of it is said already, e.g. "day". */
  short?: string;
  used: number;
  /** How much of it there is. */
  value: number;
  size?: 'sm' | 'md';
};

/** From this share on a budget is nearly used up. */
const NEARLY = 0.8;

/** How much of a limit is used up. */
export function BudgetBar({ label, short = label, used, value, size = 'sm' }: Props) {
  const say = useTexts(partsTexts);
  const { number } = useFormats();
  const share = value > 0 ? Math.min(1, used / value) : 1;
  return (
    <Stack gap={4} miw={0}>
      <Group justify="space-between" gap="xs" wrap="nowrap">
        <Text size={size === 'sm' ? 'xs' : 'sm'} truncate title={label}>
          {short}
        </Text>
        <Text
          size={size === 'sm' ? 'xs' : 'sm'}
          style={{ whiteSpace: 'nowrap', fontVariantNumeric: 'tabular-nums' }}
        >
          {number(used)} / {number(value)}
        </Text>
      </Group>
      <Progress.Root
        size={size}
        role="meter"
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={value}
        aria-valuenow={Math.min(used, value)}
        aria-valuetext={say('usedOf', { used: number(used), value: number(value) })}
      >
        <Progress.Section
          withAria={false}
          value={share * 100}
          color={share === 1 ? 'red' : share >= NEARLY ? 'yellow' : 'blue'}
        />
      </Progress.Root>
    </Stack>
  );
}
