import { CatchBoundary } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import type { useDialogs } from './use-dialogs.ts';

const Palette = lazy(async () => ({ default: (await import('./palette/palette.tsx')).Palette }));
const ShortcutsDialog = lazy(async () => ({
  default: (await import('./shortcuts/shortcuts-dialog.tsx')).ShortcutsDialog,
}));

/** The dialogs of every page, loaded when the first of their kind is opened. */
export function Dialogs({ shown, show, close }: ReturnType<typeof useDialogs>) {
  return (
    // One that cannot be loaded, as without a network, must not take the page with it.
    <CatchBoundary getResetKey={() => shown ?? ''} onCatch={close} errorComponent={() => null}>
      <Suspense>
        {shown === 'palette' && <Palette onClose={close} onShortcuts={() => show('shortcuts')} />}
        {shown === 'shortcuts' && <ShortcutsDialog onClose={close} />}
      </Suspense>
    </CatchBoundary>
  );
}
