import { AppShell, Skeleton, Stack, VisuallyHidden } from '@mantine/core';
import { useTexts } from '../texts/define-texts.ts';
import { FRAME } from './frame.ts';
import { shellTexts } from './shell-texts.ts';

/** The frame while the server is asked whose session it is. */
export function ShellPending() {
  const say = useTexts(shellTexts);
  return (
    <AppShell {...FRAME} navbar={{ ...FRAME.navbar, collapsed: { mobile: true } }}>
      <AppShell.Navbar p="md" aria-hidden>
        <Stack>
          <Skeleton h={28} w="60%" mb="sm" />
          <Skeleton h={18} w="80%" />
          <Skeleton h={18} w="70%" />
          <Skeleton h={18} w="75%" />
        </Stack>
      </AppShell.Navbar>
      <AppShell.Main aria-busy>
        <VisuallyHidden role="status">{say('pending')}</VisuallyHidden>
        <Stack aria-hidden>
          <Skeleton h={32} w={220} />
          <Skeleton h={120} maw={1200} />
        </Stack>
      </AppShell.Main>
    </AppShell>
  );
}
