import { ColorSwatch, Group, getThemeColor, Paper, Stack, Text, useMantineTheme } from '@mantine/core';
import { useFormats } from '../texts/formats.ts';
import { useSentence } from '../texts/sentence.ts';
import type { LogDay, LogSeries } from './by-day.ts';
import { startOf } from './period.ts';

/** What happened on the day under the mouse. */
export function DayTooltip({ day, series }: { day: LogDay | undefined; series: readonly LogSeries[] }) {
  const sentence = useSentence();
  const theme = useMantineTheme();
  const { number, date } = useFormats();
  if (!day) return null;
  return (
    <Paper withBorder shadow="md" p="xs" maw={320}>
      <Stack gap={4}>
        <Text size="sm" fw={600}>
          {date(startOf(day.day))}
        </Text>
        {series.map(({ key, message, color }) => {
          const count = day.counts[key];
          return (
            count !== undefined && (
              <Group key={key} gap="xs" wrap="nowrap" align="flex-start">
                <ColorSwatch color={getThemeColor(color, theme)} size={10} mt={4} withShadow={false} />
                <Text size="xs" style={{ flex: 1 }}>
                  {sentence(message)}
                </Text>
                <Text size="xs" fw={600}>
                  {number(count)}
                </Text>
              </Group>
            )
          );
        })}
      </Stack>
    </Paper>
  );
}
