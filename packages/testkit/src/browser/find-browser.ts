import { onPath } from '../process/on-path.ts';

/** Debian's, and its usual neighbours; first the one that can have no window, which takes a sixth less CPU. */
const programs = ['chromium-headless-shell', 'chromium', 'chromium-browser', 'google-chrome'];

/** The Chromium of this machine, with which pages are tested; undefined where there is none. */
export async function findBrowser(): Promise<string | undefined> {
  for (const program of programs) {
    const found = await onPath(program);
    if (found !== undefined) return found;
  }
  return undefined;
}
