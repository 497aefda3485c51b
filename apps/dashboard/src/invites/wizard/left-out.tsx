import { List, Stack, Text } from '@mantine/core';
import { useTexts } from '../../texts/define-texts.ts';
import type { Imported } from './use-wizard.ts';
import { wizardTexts } from './wizard-texts.ts';

const REASONS = ['duplicates', 'bots', 'deleted', 'protected'] as const;

/** Who is left out of a task, how many and why. */
export function LeftOut({ imported }: { imported: Imported }) {
  const say = useTexts(wizardTexts);
  const reasons = REASONS.filter(reason => imported[reason] > 0);
  return (
    <Stack gap={4}>
      <Text size="xs" c="dimmed">
        {say('skipped')}
      </Text>
      {reasons.length === 0 && <Text>{say('nobodySkipped')}</Text>}
      {reasons.length > 0 && (
        <List>
          {reasons.map(reason => (
            <List.Item key={reason}>{say(reason, { count: imported[reason] })}</List.Item>
          ))}
        </List>
      )}
    </Stack>
  );
}
