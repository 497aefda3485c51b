/**
 * For `node --import`: puts the moved clock in the place of service-kit's in this process, and follows the test
 * whose port MUSTER_TEST_CLOCK names. Only testkit starts processes with it.
 */
import { registerHooks } from 'node:module';
import { followClock } from './moved-clock.ts';

const movedClock = new URL('moved-clock.ts', import.meta.url).href;
const realClock = new URL('../../../service-kit/src/clock.ts', import.meta.url).href;

registerHooks({
  resolve(specifier, context, nextResolve) {
    const resolved = nextResolve(specifier, context);
    return resolved.url === realClock ? { ...resolved, url: movedClock } : resolved;
  },
});

await followClock(Number(process.env.MUSTER_TEST_CLOCK));
