import { Avatar, Box, Button, Group, ScrollArea, Stack, Text } from '@mantine/core';
import { IconLogout } from '@tabler/icons-react';
import { api } from '../api/client.ts';
import { LanguageSwitch } from '../parts/language-switch.tsx';
import { PageLink } from '../parts/links.ts';
import { signOut, useUser } from '../session/session.ts';
import { useTexts } from '../texts/define-texts.ts';
import { pages } from './pages.ts';
import { shellTexts } from './shell-texts.ts';

/** The pages, and who is signed in to which team. */
export function Sidebar({ onChosen }: { onChosen: () => void }) {
  const say = useTexts(shellTexts);
  const user = useUser();
  const shown = pages.filter(page => !('operator' in page) || user.operator);
  return (
    <>
      <Group px="md" py="sm" gap="xs" wrap="nowrap">
        <img src="/icon.svg" alt="" width={28} height={28} />
        <Box miw={0}>
          <Text fw={700}>Muster</Text>
          <Text size="xs" c="dimmed" truncate title={user.team.name}>
            {user.team.name}
          </Text>
        </Box>
      </Group>
      <ScrollArea style={{ flex: 1 }}>
        {shown.map(({ to, name, icon: Icon }) => (
          <PageLink
            key={to}
            to={to}
            activeOptions={{ exact: to === '/' }}
            activeProps={{ 'data-active': true }}
            label={say(name)}
            leftSection={<Icon size={18} stroke={1.7} aria-hidden />}
            onClick={onChosen}
          />
        ))}
      </ScrollArea>
      <Stack p="md" gap="sm">
        <LanguageSwitch />
        <Group gap="xs" wrap="nowrap">
          <Avatar radius="xl" size="sm" color="blue" aria-hidden>
            {user.email.slice(0, 2).toUpperCase()}
          </Avatar>
          <Text size="sm" truncate title={user.email} style={{ flex: 1 }}>
            {user.email}
          </Text>
        </Group>
        <Button
          variant="default"
          size="xs"
          leftSection={<IconLogout size={16} />}
          onClick={() => void leave()}
        >
          {say('signOut')}
        </Button>
      </Stack>
    </>
  );
}

/** The session ends here at once; a server that cannot be told lets it end by itself. */
async function leave(): Promise<void> {
  const told = api.POST('/api/v1/auth/logout').catch(() => {});
  signOut();
  await told;
}
