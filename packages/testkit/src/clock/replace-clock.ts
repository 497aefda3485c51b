/**
 * Imported before anything of a service: from here on, whoever imports service-kit's clock in this process gets the
 * moved one.
 */
import { registerHooks } from 'node:module';

const movedClock = new URL('moved-clock.ts', import.meta.url).href;
const realClock = new URL('../../../service-kit/src/clock.ts', import.meta.url).href;

registerHooks({
  resolve(specifier, context, nextResolve) {
    const resolved = nextResolve(specifier, context);
    return resolved.url === realClock ? { ...resolved, url: movedClock } : resolved;
  },
});
