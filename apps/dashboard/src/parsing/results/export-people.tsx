import { Button, CloseButton, Group, Progress, Stack, Text } from '@mantine/core';
import type { ParsingTask } from '@muster/contracts';
import { IconDownload } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { ProblemAlert } from '../../parts/problem-alert.tsx';
import { useTexts } from '../../texts/define-texts.ts';
import { useFormats } from '../../texts/formats.ts';
import { pageOptions } from './queries.ts';
import { resultsTexts } from './results-texts.ts';
import { isFiltered, type ResultsFilter } from './search.ts';
import { useExport } from './use-export.ts';

/** Downloads those whom a task collected, or of them those that are looked for, and shows how far that is. */
export function ExportPeople({ task, filter }: { task: ParsingTask; filter: ResultsFilter }) {
  const say = useTexts(resultsTexts);
  const { number, bytes } = useFormats();
  const isPart = isFiltered(filter);
  const { data: found } = useQuery({ ...pageOptions(task.id, filter, 0), enabled: isPart });
  const total = (isPart ? found?.total : task.collected) ?? 0;
  const { begin: download, stop, isRunning, progress, expected, error } = useExport();
  const begin = () => download({ taskId: task.id, filter, expected: total });
  if (error) return <ProblemAlert error={error} onRetry={begin} />;
  if (!isRunning) {
    return (
      <Button
        variant="default"
        leftSection={<IconDownload size={16} aria-hidden />}
        disabled={total === 0}
        onClick={begin}
      >
        {say(isPart ? 'exportFound' : 'export')}
      </Button>
    );
  }
  const values = {
    rows: number(progress.rows),
    total: number(expected),
    size: bytes(progress.bytes),
  };
  return (
    <Group gap="xs" wrap="nowrap">
      <Stack gap={4} miw={180}>
        <Text size="xs" style={{ fontVariantNumeric: 'tabular-nums' }}>
          {say('exporting', values)}
        </Text>
        <Progress
          value={Math.min(100, (progress.rows / expected) * 100)}
          size="sm"
          aria-label={say('exportProgress')}
        />
      </Stack>
      <CloseButton onClick={stop} aria-label={say('stopExport')} title={say('stopExport')} />
    </Group>
  );
}
