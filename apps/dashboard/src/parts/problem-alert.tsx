import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { IconAlertCircle } from '@tabler/icons-react';
import { ProblemError } from '../api/problem.ts';
import { useTexts } from '../texts/define-texts.ts';
import { partsTexts } from './parts-texts.ts';
import { RetryIn } from './retry-in.tsx';
import { useSentenceOf } from './use-sentence-of.ts';

/** An error beside what it is about, and the way on where trying again is one. */
export function ProblemAlert({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const say = useTexts(partsTexts);
  const sentenceOf = useSentenceOf();
  if (!error) return null;
  return (
    <Alert color="red" variant="light" icon={<IconAlertCircle />} role="alert">
      <Group justify="space-between" gap="xs">
        <Stack gap={4}>
          <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
            {sentenceOf(error)}
          </Text>
          <RetryIn at={error instanceof ProblemError ? error.retryAt : null} />
        </Stack>
        {onRetry && (
          <Button size="xs" variant="default" onClick={onRetry}>
            {say('again')}
          </Button>
        )}
      </Group>
    </Alert>
  );
}
