import { Box, Text } from '@mantine/core';
import type { ReactNode } from 'react';

/** One fact of a list of facts (`dl`): what it is about, and below it what is so. */
export function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <Box miw={0}>
      <Text component="dt" size="xs" c="dimmed">
        {name}
      </Text>
      <Text component="dd" size="sm" m={0} style={{ overflowWrap: 'anywhere' }}>
        {children}
      </Text>
    </Box>
  );
}
