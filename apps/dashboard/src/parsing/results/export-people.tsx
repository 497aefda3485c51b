import { Button, CloseButton, Group, Progress, Stack, Text } from '@mantine/core';
import type { ParsingTask } from '@muster/contracts';
import { IconDownload } from '@tabler/icons-react';
import { ProblemAlert } from '../../parts/problem-alert.tsx';
import { useTexts } from '../../texts/define-texts.ts';
import { useFormats } from '../../texts/formats.ts';
import { resultsTexts } from './results-texts.ts';
import { useExport } from './use-export.ts';

/** Downloads those whom a task collected, and shows how far that is. */
export function ExportPeople({ task }: { task: ParsingTask }) {
  const say = useTexts(resultsTexts);
  const { number, bytes } = useFormats();
  const { begin, stop, isRunning, progress, error } = useExport(task);
  if (error) return <ProblemAlert error={error} onRetry={begin} />;
  if (!isRunning) {
    return (
      <Button variant="default" leftSection={<IconDownload size={16} aria-hidden />} onClick={begin}>
        {say('export')}
      </Button>
    );
  }
  const values = {
    rows: number(progress.rows),
    total: number(task.collected),
    size: bytes(progress.bytes),
  };
  return (
    <Group gap="xs" wrap="nowrap">
      <Stack gap={4} miw={180}>
        <Text size="xs" style={{ fontVariantNumeric: 'tabular-nums' }}>
          {say('exporting', values)}
        </Text>
        <Progress
          value={Math.min(100, (progress.rows / task.collected) * 100)}
          size="sm"
          aria-label={say('exportProgress')}
        />
      </Stack>
      <CloseButton onClick={stop} aria-label={say('stopExport')} title={say('stopExport')} />
    </Group>
  );
}
