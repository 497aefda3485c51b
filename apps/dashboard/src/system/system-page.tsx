import { Stack, Text, Title } from '@mantine/core';
import { useUser } from '../session/session.ts';
import { useTexts } from '../texts/define-texts.ts';
import { SystemOverview } from './system-overview.tsx';
import { systemTexts } from './system-texts.ts';

export function SystemPage() {
  const say = useTexts(systemTexts);
  const { operator } = useUser();
  return (
    <Stack maw={1200} mx="auto">
      <Title order={1} size="h2">
        {say('title')}
      </Title>
      {operator ? <SystemOverview /> : <Text>{say('forOperator')}</Text>}
    </Stack>
  );
}
