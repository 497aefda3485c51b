import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vitest/config';

const movedClock = fileURLToPath(new URL('../clock/moved-clock.ts', import.meta.url));
const realClock = fileURLToPath(new URL('../../../service-kit/src/clock.ts', import.meta.url));

/** Puts the moved clock in the place of service-kit's in test files; unmoved, it is the same time. */
export function movedClockPlugin(): Plugin {
  return {
    name: 'muster:moved-clock',
    enforce: 'pre',
    async resolveId(source, importer, options) {
      const resolved = await this.resolve(source, importer, { ...options, skipSelf: true });
      return resolved?.id === realClock ? movedClock : null;
    },
  };
}
