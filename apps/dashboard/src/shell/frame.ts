/** Below this width the sidebar opens over the page, in px. */
export const WIDE = 768;

/** Where the page itself begins. */
export const CONTENT_ID = 'content';

/** The measures of the frame of every page, whether it has come or is awaited. */
export const FRAME = {
  navbar: { width: 232, breakpoint: WIDE },
  header: { height: { base: 52, [WIDE]: 0 } },
  padding: 'md',
} as const;
