/** Starts a suite in the directory of its argument, as a launcher would whose processes outlive it. */
import { startSuite } from '@muster/testkit';

await startSuite({ directory: process.argv[2] ?? '', mode: 'demo', outlivesParent: true });
