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
import { namePages } from './shell/name-page.ts';
import { Notices } from './shell/notices.tsx';
import { readableColors, theme } from './theme.ts';

forgetWithSession();

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');
namePages(router, root);
createRoot(root).render(
  <StrictMode>
    <MantineProvider theme={theme} cssVariablesResolver={readableColors} defaultColorScheme="auto">
      <QueryClientProvider client={queryClient}>
        <Notices />
        <RouterProvider router={router} />
      </QueryClientProvider>
    </MantineProvider>
  </StrictMode>,
);
