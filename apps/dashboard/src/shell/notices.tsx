import { lazy, Suspense } from 'react';

const Notifications = lazy(async () => {
  const { Notifications: component } = await import('@mantine/notifications');
  return { default: component };
});

/** Short news in a corner. Loaded beside the page, for none comes before somebody has done something. */
export function Notices() {
  return (
    <Suspense>
      <Notifications position="bottom-right" />
    </Suspense>
  );
}
