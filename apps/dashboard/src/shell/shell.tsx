import { AppShell, Burger, Group, Text } from '@mantine/core';
import { useDisclosure, useMediaQuery } from '@mantine/hooks';
import { Outlet } from '@tanstack/react-router';
import { type KeyboardEvent, useRef } from 'react';
import { useSession } from '../session/session.ts';
import { useTexts } from '../texts/define-texts.ts';
import { Dialogs } from './dialogs.tsx';
import { CONTENT_ID, FRAME, WIDE } from './frame.ts';
import { shellTexts } from './shell-texts.ts';
import { Shortcuts } from './shortcuts/shortcuts.tsx';
import { Sidebar } from './sidebar.tsx';
import { SkipLink } from './skip-link.tsx';
import { StatusBanner } from './status-banner.tsx';
import { useDialogs } from './use-dialogs.ts';

/** The frame of every page: the sidebar, what concerns all pages, the page. */
export function Shell() {
  const say = useTexts(shellTexts);
  const session = useSession();
  const [isOpen, { toggle, close }] = useDisclosure(false);
  const isWide = useMediaQuery(`(min-width: ${WIDE}px)`, true, { getInitialValueInEffect: false });
  const dialogs = useDialogs();
  const burger = useRef<HTMLButtonElement>(null);
  const closeByKey = ({ key }: KeyboardEvent) => {
    if (key !== 'Escape' || isWide) return;
    close();
    burger.current?.focus();
  };
  // Between the end of a session and the sign-in page.
  if (session.status !== 'signed_in') return null;
  return (
    // Another user is shown nothing that was made for the one before, whose session may end in theirs.
    <AppShell key={session.user.id} {...FRAME} navbar={{ ...FRAME.navbar, collapsed: { mobile: !isOpen } }}>
      <SkipLink />
      <Shortcuts onPalette={() => dialogs.show('palette')} onList={() => dialogs.show('shortcuts')} />
      <Dialogs {...dialogs} />
      <AppShell.Header hiddenFrom={`${WIDE}px`}>
        <Group h="100%" px="md">
          <Burger
            ref={burger}
            opened={isOpen}
            onClick={toggle}
            size="sm"
            aria-label={say(isOpen ? 'closePages' : 'openPages')}
            aria-expanded={isOpen}
          />
          <Text fw={700}>Muster</Text>
        </Group>
      </AppShell.Header>
      {/* Shut, it lies beside the screen, where the keyboard must not lead. */}
      <AppShell.Navbar aria-label={say('pages')} inert={!isWide && !isOpen} onKeyDown={closeByKey}>
        <Sidebar
          onChosen={close}
          onFind={() => {
            close();
            dialogs.show('palette');
          }}
        />
      </AppShell.Navbar>
      {/* Open, it lies over the page. */}
      <AppShell.Main id={CONTENT_ID} tabIndex={-1} inert={!isWide && isOpen}>
        <StatusBanner />
        <Outlet />
      </AppShell.Main>
    </AppShell>
  );
}
