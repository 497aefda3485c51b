import { Avatar, Box, Button, Group, Kbd, Stack, Text } from '@mantine/core';
import { IconLogout, IconSearch } from '@tabler/icons-react';
import { LanguageSwitch } from '../parts/language-switch.tsx';
import { PageLink } from '../parts/links.ts';
import { ScrollBox } from '../parts/scroll-box.tsx';
import { leave, useUser } from '../session/session.ts';
import { useTexts } from '../texts/define-texts.ts';
import { shellTexts } from './shell-texts.ts';
import { modKey } from './shortcuts/mod-key.ts';
import { usePages } from './use-pages.ts';

/** The pages, and who is signed in to which team. */
export function Sidebar({ onChosen, onFind }: { onChosen: () => void; onFind: () => void }) {
  const say = useTexts(shellTexts);
  const user = useUser();
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
      <Button
        variant="default"
        size="xs"
        mx="md"
        mb="sm"
        justify="space-between"
        leftSection={<IconSearch size={16} aria-hidden />}
        rightSection={
          <Kbd size="xs" aria-hidden>
            {modKey()} K
          </Kbd>
        }
        onClick={onFind}
      >
        {say('find')}
      </Button>
      <ScrollBox flex={1} mih={0}>
        {usePages().map(({ to, name, icon: Icon }) => (
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
      </ScrollBox>
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
          leftSection={<IconLogout size={16} aria-hidden />}
          onClick={() => void leave()}
        >
          {say('signOut')}
        </Button>
      </Stack>
    </>
  );
}
