import { createTheme } from '@mantine/core';

export const theme = createTheme({
  primaryColor: 'blue',
  // Blue 6 on white is 4.4:1, just short of what WCAG AA asks of text.
  primaryShade: { light: 7, dark: 8 },
  defaultRadius: 'md',
  cursorType: 'pointer',
  fontFamily: 'Inter, system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif',
  // Keyboard users see where they are; a mouse leaves no ring.
  focusRing: 'auto',
  respectReducedMotion: true,
});
