import { rm } from 'node:fs/promises';
import { CannotStart } from '../cannot-start.ts';
import { isRunning, markOf } from '../process/process-mark.ts';
import type { SuiteLayout } from './layout.ts';
import { readSuiteState, type SuiteState, writeSuiteState } from './state.ts';
import { stopSuite } from './stop-suite.ts';

/**
 * Makes this process the one that starts the suite in this directory: refuses while the suite runs or is being
 * started, and stops what an earlier, broken-off start left running.
 *
 * @throws CannotStart when the suite runs already
 */
export async function claimSuite(
  layout: SuiteLayout,
  claim: Omit<SuiteState, 'phase' | 'startedBy' | 'processes'>,
  options: { fresh: boolean },
): Promise<SuiteState> {
  const earlier = readSuiteState(layout.state);
  if (earlier !== undefined) {
    const alive = earlier.processes.filter(isRunning);
    if (earlier.phase === 'starting' && isRunning(earlier.startedBy)) {
      throw new CannotStart(
        `Another ./muster (pid ${earlier.startedBy.pid}) is starting the suite at this moment.`,
      );
    }
    const isWhole = earlier.phase === 'running' && alive.length === earlier.processes.length;
    if (isWhole) {
      throw new CannotStart(
        `The suite is running already at ${earlier.gatewayUrl}; \`./muster down\` stops it.`,
      );
    }
    await stopSuite(layout.state);
  }
  if (options.fresh) {
    await rm(layout.data, { recursive: true, force: true });
    await rm(layout.secretsKey, { force: true });
  }
  const startedBy = markOf(process.pid) ?? { pid: process.pid, startedAt: '' };
  const state: SuiteState = { ...claim, phase: 'starting', startedBy, processes: [] };
  writeSuiteState(layout.state, state);
  return state;
}
