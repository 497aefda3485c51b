import { Box, type BoxComponentProps } from '@mantine/core';
import type { ReactNode } from 'react';

type Props = BoxComponentProps & { tabIndex?: number; children: ReactNode };

/** Scrolls what is too high for it, with the browser's own bar: Mantine's costs the first load 15 kB. */
export function ScrollBox(props: Props) {
  return <Box {...props} style={{ overflowY: 'auto' }} />;
}
