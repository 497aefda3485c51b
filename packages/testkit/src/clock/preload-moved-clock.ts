/**
 * For `node --import`: puts the moved clock in the place of service-kit's in this process, and follows the test
 * whose port and file MUSTER_TEST_CLOCK names. Only testkit starts processes with it.
 */
import './replace-clock.ts';
import { followClock } from './moved-clock.ts';

const [port, ...file] = (process.env.MUSTER_TEST_CLOCK ?? '').split(':');
await followClock(Number(port), file.join(':'));
