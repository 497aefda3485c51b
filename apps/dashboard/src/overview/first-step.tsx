import { Box, Group, Text, ThemeIcon, Title, VisuallyHidden } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTexts } from '../texts/define-texts.ts';
import { firstStepsTexts } from './first-steps-texts.ts';

type Props = {
  number: number;
  isDone: boolean;
  title: string;
  about: string;
  /** Leads to where it is done. */
  children: ReactNode;
};

/** One of the first steps; its mark says whether it is done. */
export function FirstStep({ number, isDone, title, about, children }: Props) {
  const say = useTexts(firstStepsTexts);
  return (
    <Group component="li" align="flex-start" wrap="nowrap" gap="sm">
      <ThemeIcon radius="xl" size={28} variant={isDone ? 'filled' : 'default'} color="teal" aria-hidden>
        {isDone ? <IconCheck size={16} /> : number}
      </ThemeIcon>
      <Box style={{ flex: 1 }} miw={0}>
        <Title order={3} size="h6">
          {title}
          {isDone && <VisuallyHidden>. {say('done')}</VisuallyHidden>}
        </Title>
        {!isDone && (
          <>
            <Text size="sm" c="dimmed" mb="xs">
              {about}
            </Text>
            {children}
          </>
        )}
      </Box>
    </Group>
  );
}
