import { Center, Group, Paper, Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { LanguageSwitch } from '../parts/language-switch.tsx';

/** The frame of the pages for people who are not signed in. */
export function Door({ title, below, children }: { title: string; below: ReactNode; children: ReactNode }) {
  return (
    <Center component="main" mih="100dvh" p="md">
      <Stack w="100%" maw={400} gap="md">
        <Group justify="space-between">
          <Text fw={700} size="lg">
            Muster
          </Text>
          <LanguageSwitch />
        </Group>
        <Paper withBorder p="lg" shadow="xs">
          <Stack gap="md">
            <Title order={1} size="h3">
              {title}
            </Title>
            {children}
          </Stack>
        </Paper>
        {below}
      </Stack>
    </Center>
  );
}
