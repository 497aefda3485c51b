import { useEffect, useRef, useState } from 'react';

export type ShellDialog = 'palette' | 'shortcuts';

/** The dialogs that open over any page: which one is, and where the focus was before. */
export function useDialogs() {
  const [shown, setShown] = useState<ShellDialog | null>(null);
  const before = useRef<Element | null>(null);
  useEffect(() => {
    if (shown !== null || !(before.current instanceof HTMLElement)) return;
    before.current.focus({ preventScroll: true });
    before.current = null;
  }, [shown]);
  return {
    shown,
    show(dialog: ShellDialog) {
      if (shown === null) before.current = document.activeElement;
      setShown(dialog);
    },
    /** The focus goes back to where it was, and from there to another page where one was chosen. */
    close: () => setShown(null),
  };
}
