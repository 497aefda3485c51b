import { Center, Stack, Text, ThemeIcon, Title } from '@mantine/core';
import type { Icon } from '@tabler/icons-react';
import type { ReactNode } from 'react';

type Props = {
  icon: Icon;
  title: string;
  /** How to begin. */
  hint: string;
  /** The button that begins. */
  children?: ReactNode;
};

/** Instead of a list that has nothing to show yet. */
export function EmptyPage({ icon: Icon, title, hint, children }: Props) {
  return (
    <Center py={48} px="md">
      <Stack align="center" gap="sm" maw={440}>
        <ThemeIcon variant="default" size={56} radius="xl" aria-hidden>
          <Icon size={28} stroke={1.5} />
        </ThemeIcon>
        <Title order={2} size="h4" ta="center">
          {title}
        </Title>
        <Text size="sm" c="dimmed" ta="center">
          {hint}
        </Text>
        {children}
      </Stack>
    </Center>
  );
}
