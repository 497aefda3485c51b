import { Title } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';

/** What a page is called: its heading, and the name of its tab. */
export function PageTitle({ children }: { children: string }) {
  useDocumentTitle(`${children} · Muster`);
  return (
    <Title order={1} size="h2" style={{ overflowWrap: 'anywhere' }}>
      {children}
    </Title>
  );
}
