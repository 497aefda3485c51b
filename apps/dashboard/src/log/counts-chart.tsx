import '@mantine/charts/styles.css';
import { BarChart } from '@mantine/charts';
import { useTexts } from '../texts/define-texts.ts';
import { useFormats } from '../texts/formats.ts';
import { useSentence } from '../texts/sentence.ts';
import type { LogDay, LogSeries } from './by-day.ts';
import { DayTooltip } from './day-tooltip.tsx';
import { logTexts } from './log-texts.ts';
import { startOf } from './period.ts';

type Props = {
  series: readonly LogSeries[];
  days: readonly LogDay[];
  /** In px. */
  height: number;
};

/** A bar for each day, stacked by what happened. Who cannot see it has the table. */
export function CountsChart({ series, days, height }: Props) {
  const say = useTexts(logTexts);
  const sentence = useSentence();
  const { number, date, dayOfMonth } = useFormats();
  const [from, to] = [days[0]?.day ?? '', days.at(-1)?.day ?? ''];
  return (
    <BarChart
      role="img"
      aria-label={say('chartAbout', { from: date(startOf(from)), to: date(startOf(to)) })}
      h={height}
      type="stacked"
      dataKey="day"
      data={days.map(({ day, counts }) => ({ day, ...counts }))}
      series={series.map(({ key, color, message }) => ({ name: key, color, label: sentence(message) }))}
      valueFormatter={number}
      xAxisProps={{ tickFormatter: (day: string) => dayOfMonth(startOf(day)) }}
      yAxisProps={{ allowDecimals: false, width: 40 }}
      tooltipProps={{
        content: ({ label }) => <DayTooltip day={days.find(({ day }) => day === label)} series={series} />,
      }}
      // Inside of an image nothing can have the focus.
      accessibilityLayer={false}
    />
  );
}
