import { type AnyRouter, CatchBoundary } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useState } from 'react';

const Notifications = lazy(async () => {
  const { Notifications: component } = await import('@mantine/notifications');
  return { default: component };
});

/** Safari knows no idle time. */
const whenIdle = window.requestIdleCallback ?? ((callback: () => void) => setTimeout(callback, 500));

/** Short news in a corner. Loaded after the first page, for none comes before somebody has done something there. */
export function Notices({ router }: { router: AnyRouter }) {
  const [isPageThere, setPageThere] = useState(false);
  useEffect(() => router.subscribe('onRendered', () => whenIdle(() => setPageThere(true))), [router]);
  return (
    // Without them the page is worth as much; an error that nothing catches would leave it white.
    <CatchBoundary getResetKey={() => ''} errorComponent={() => null}>
      <Suspense>{isPageThere && <Notifications position="bottom-right" />}</Suspense>
    </CatchBoundary>
  );
}
