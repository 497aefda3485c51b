import { SimpleGrid, Stack } from '@mantine/core';
import { PageTitle } from '../parts/page-title.tsx';
import { useTexts } from '../texts/define-texts.ts';
import { KeyboardCard } from './keyboard-card.tsx';
import { LookCard } from './look-card.tsx';
import { settingsTexts } from './settings-texts.ts';
import { UserCard } from './user-card.tsx';

export function SettingsPage() {
  const say = useTexts(settingsTexts);
  return (
    <Stack maw={1200} mx="auto">
      <PageTitle>{say('title')}</PageTitle>
      <SimpleGrid cols={{ base: 1, md: 2 }}>
        <Stack>
          <UserCard />
          <LookCard />
        </Stack>
        <KeyboardCard />
      </SimpleGrid>
    </Stack>
  );
}
