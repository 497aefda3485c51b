import { type CSSVariablesResolver, createTheme } from '@mantine/core';

export const theme = createTheme({
  primaryColor: 'blue',
  // The first shade on which white text, and which as text on white, reaches the 4.5:1 of WCAG AA.
  primaryShade: { light: 8, dark: 8 },
  defaultRadius: 'md',
  cursorType: 'pointer',
  fontFamily: 'Inter, system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif',
  // Keyboard users see where they are; a mouse leaves no ring.
  focusRing: 'auto',
  respectReducedMotion: true,
});

/** The colours of text, and of their grounds, that Mantine leaves below 4.5:1, each made just dark or light enough. */
export const readableColors: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-dimmed': '#5c636a',
    '--mantine-color-error': 'var(--mantine-color-red-9)',
    '--mantine-color-blue-light-hover': '#c2e5ff',
    '--mantine-color-yellow-light-color': '#8a4000',
    '--mantine-color-orange-light-color': '#8a4000',
    '--mantine-color-teal-light-color': '#066649',
    '--mantine-color-green-light-color': '#1f6b2f',
    '--mantine-color-lime-light-color': '#1f6b2f',
  },
  dark: {
    '--mantine-color-dimmed': 'var(--mantine-color-dark-1)',
    '--mantine-color-error': 'var(--mantine-color-red-4)',
    // What is told on a coloured ground is not to outshine the page.
    '--mantine-color-yellow-light': '#3d2e0c',
    '--mantine-color-red-light': '#471a1a',
  },
});
