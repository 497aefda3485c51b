import { Stack, Text } from '@mantine/core';
import { PageTitle } from '../parts/page-title.tsx';
import { useUser } from '../session/session.ts';
import { useTexts } from '../texts/define-texts.ts';
import { SystemOverview } from './system-overview.tsx';
import { systemTexts } from './system-texts.ts';

export function SystemPage() {
  const say = useTexts(systemTexts);
  const { operator } = useUser();
  return (
    <Stack maw={1200} mx="auto">
      <PageTitle>{say('title')}</PageTitle>
      {operator ? <SystemOverview /> : <Text>{say('forOperator')}</Text>}
    </Stack>
  );
}
