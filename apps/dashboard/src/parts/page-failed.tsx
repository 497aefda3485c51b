import { Stack, Text } from '@mantine/core';
import { type ErrorComponentProps, useRouter } from '@tanstack/react-router';
import { useTexts } from '../texts/define-texts.ts';
import { PageTitle } from './page-title.tsx';
import { partsTexts } from './parts-texts.ts';
import { ProblemAlert } from './problem-alert.tsx';

/** Instead of a page that could not be loaded. */
export function PageFailed({ error, reset }: ErrorComponentProps) {
  const say = useTexts(partsTexts);
  const router = useRouter();
  const again = () => {
    reset();
    void router.invalidate();
  };
  return (
    <Stack p="xl" maw={640} mx="auto">
      <PageTitle>{say('failed')}</PageTitle>
      <Text c="dimmed">{say('failedHint')}</Text>
      <ProblemAlert error={error} onRetry={again} />
    </Stack>
  );
}
