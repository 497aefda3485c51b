import { Title } from '@mantine/core';

/** What a page is called; the tab is called after it. */
export function PageTitle({ children }: { children: string }) {
  return (
    <Title order={1} size="h2" style={{ overflowWrap: 'anywhere' }}>
      {children}
    </Title>
  );
}
