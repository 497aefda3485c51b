import { Box, Group, Stack, Text } from '@mantine/core';
import { AnchorLink } from '../parts/links.ts';
import { useTexts } from '../texts/define-texts.ts';
import { useFormats } from '../texts/formats.ts';
import { useSentence } from '../texts/sentence.ts';
import type { LogSeries } from './by-day.ts';
import { logTexts } from './log-texts.ts';
import type { LogSearch } from './routes.ts';
import { searchFor } from './search-for.ts';

/** What the colours of the chart mean; each leads to the entries that it counts. */
export function SeriesList({ series, search }: { series: readonly LogSeries[]; search: LogSearch }) {
  const say = useTexts(logTexts);
  const sentence = useSentence();
  const { number } = useFormats();
  return (
    <Stack component="ul" gap={4} m={0} p={0} aria-label={say('series')} style={{ listStyle: 'none' }}>
      {series.map(each => (
        <Group key={each.key} component="li" gap="xs" wrap="nowrap" align="flex-start">
          <Box w={10} h={10} mt={6} bg={each.color} style={{ borderRadius: 2, flexShrink: 0 }} aria-hidden />
          <AnchorLink to="/log" search={searchFor(search, each)} resetScroll={false} size="sm" c="inherit">
            {sentence(each.message)}
          </AnchorLink>
          <Text size="sm" fw={600} ml="auto" style={{ fontVariantNumeric: 'tabular-nums' }}>
            {number(each.count)}
          </Text>
        </Group>
      ))}
    </Stack>
  );
}
