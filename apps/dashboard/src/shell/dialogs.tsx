import { lazy, Suspense } from 'react';
import type { useDialogs } from './use-dialogs.ts';

const Palette = lazy(async () => ({ default: (await import('./palette/palette.tsx')).Palette }));
const ShortcutsDialog = lazy(async () => ({
  default: (await import('./shortcuts/shortcuts-dialog.tsx')).ShortcutsDialog,
}));

/** The dialogs of every page, loaded when the first of their kind is opened. */
export function Dialogs({ shown, show, close }: ReturnType<typeof useDialogs>) {
  return (
    <Suspense>
      {shown === 'palette' && <Palette onClose={close} onShortcuts={() => show('shortcuts')} />}
      {shown === 'shortcuts' && <ShortcutsDialog onClose={close} />}
    </Suspense>
  );
}
