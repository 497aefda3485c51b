import { Alert, AppShell, Burger, Group, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { Outlet } from '@tanstack/react-router';
import { useIsLive } from '../api/live.ts';
import { useSession } from '../session/session.ts';
import { useTexts } from '../texts/define-texts.ts';
import { FRAME, WIDE } from './frame.ts';
import { shellTexts } from './shell-texts.ts';
import { Sidebar } from './sidebar.tsx';

/** The frame of every page: the sidebar, what concerns all pages, the page. */
export function Shell() {
  const say = useTexts(shellTexts);
  const session = useSession();
  const isLive = useIsLive();
  const [isOpen, { toggle, close }] = useDisclosure(false);
  // Between the end of a session and the sign-in page.
  if (session.status !== 'signed_in') return null;
  return (
    <AppShell {...FRAME} navbar={{ ...FRAME.navbar, collapsed: { mobile: !isOpen } }}>
      <AppShell.Header hiddenFrom={`${WIDE}px`}>
        <Group h="100%" px="md">
          <Burger
            opened={isOpen}
            onClick={toggle}
            size="sm"
            aria-label={say(isOpen ? 'closePages' : 'openPages')}
            aria-expanded={isOpen}
          />
          <Text fw={700}>Muster</Text>
        </Group>
      </AppShell.Header>
      <AppShell.Navbar aria-label={say('pages')}>
        <Sidebar onChosen={close} />
      </AppShell.Navbar>
      <AppShell.Main id="content">
        {!isLive && (
          <Alert color="yellow" mb="md" role="status">
            {say('offline')}
          </Alert>
        )}
        <Outlet />
      </AppShell.Main>
    </AppShell>
  );
}
