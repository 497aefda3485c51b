import '@mantine/core/styles.css';
import '@mantine/notifications/styles.css';
import './texts/language.ts';
import { MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { forgetWithSession, queryClient } from './api/queries.ts';
import { router } from './router.tsx';
import { renew } from './session/session.ts';
import { namePages } from './shell/name-page.ts';
import { Notices } from './shell/notices.tsx';
import { readableColors, theme } from './theme.ts';

forgetWithSession();

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');
namePages(router, root);
// Who it is and the first page are asked for at once, while the frame is still being drawn; who needs them says if they
// do not come.
void renew().catch(() => {});
const [firstRoutes] = router.getMatchedRoutes(router.latestLocation.pathname);
for (const route of firstRoutes) router.loadRouteChunk(route)?.catch(() => {});
createRoot(root).render(
  <StrictMode>
    <MantineProvider theme={theme} cssVariablesResolver={readableColors} defaultColorScheme="auto">
      <QueryClientProvider client={queryClient}>
        <Notices router={router} />
        <RouterProvider router={router} />
      </QueryClientProvider>
    </MantineProvider>
  </StrictMode>,
);
