import type { NotificationsProps } from '@mantine/notifications';
import type { AnyRouter } from '@tanstack/react-router';
import { type ComponentType, useEffect, useState } from 'react';

/** Safari knows no idle time. */
const whenIdle = window.requestIdleCallback ?? ((callback: () => void) => setTimeout(callback, 500));

/**
 * Short news in a corner. Loaded after the first page, for none comes before somebody has done something there; where
 * that fails, after the next. Without them the page is worth as much.
 */
export function Notices({ router }: { router: AnyRouter }) {
  const [Notifications, setNotifications] = useState<ComponentType<NotificationsProps>>();
  useEffect(() => {
    const load = () =>
      import('@mantine/notifications').then(
        loaded => setNotifications(() => loaded.Notifications),
        () => {},
      );
    return router.subscribe('onRendered', () => whenIdle(() => void load()));
  }, [router]);
  return Notifications && <Notifications position="bottom-right" />;
}
