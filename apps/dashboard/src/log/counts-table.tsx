import { ScrollArea, Table, Text } from '@mantine/core';
import { AnchorLink } from '../parts/links.ts';
import { useTexts } from '../texts/define-texts.ts';
import { useFormats } from '../texts/formats.ts';
import { useSentence } from '../texts/sentence.ts';
import type { LogDay, LogSeries } from './by-day.ts';
import { logTexts } from './log-texts.ts';
import { startOf } from './period.ts';
import type { LogSearch } from './routes.ts';
import { searchFor } from './search-for.ts';

type Props = { series: readonly LogSeries[]; days: readonly LogDay[]; search: LogSearch };

/** The numbers of the chart, the newest day first; each leads to the entries that it counts. */
export function CountsTable({ series, days, search }: Props) {
  const say = useTexts(logTexts);
  const sentence = useSentence();
  const { number, date } = useFormats();
  const rows = days.toReversed().flatMap(({ day, counts }) =>
    series.flatMap(each => {
      const count = counts[each.key];
      return count === undefined ? [] : [{ day, each, count }];
    }),
  );
  return (
    <ScrollArea.Autosize mah={420} viewportProps={{ tabIndex: 0 }}>
      <Table layout="fixed" verticalSpacing={6} stickyHeader>
        <Table.Thead>
          <Table.Tr>
            <Table.Th w={{ base: 110, sm: 150 }}>{say('day')}</Table.Th>
            <Table.Th>{say('what')}</Table.Th>
            <Table.Th w={70} ta="right">
              {say('times')}
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map(({ day, each, count }) => (
            <Table.Tr key={`${day} ${each.key}`} style={{ verticalAlign: 'top' }}>
              <Table.Td>
                <Text size="sm">{date(startOf(day))}</Text>
              </Table.Td>
              <Table.Td>
                <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
                  {sentence(each.message)}
                </Text>
              </Table.Td>
              <Table.Td ta="right">
                <AnchorLink to="/log" search={searchFor(search, each, day)} resetScroll={false} size="sm">
                  {number(count)}
                </AnchorLink>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </ScrollArea.Autosize>
  );
}
