import { isRunning } from '../process/process-mark.ts';
import { stopProcess } from '../process/stop-process.ts';
import { readSuiteState, removeSuiteState, type SuiteProcess, writeSuiteState } from './state.ts';

/** How long the processes of one layer may take to finish the work in hand. */
const graceMs = 20_000;

/**
 * Stops every process a suite has written down, those that others depend on last, and removes its state.
 *
 * @param onStop is told each process that is about to be stopped
 * @returns the names of those that had to be killed because they did not end within 20 s
 */
export async function stopSuite(
  stateFile: string,
  onStop: (stopping: SuiteProcess) => void = () => {},
): Promise<string[]> {
  const killed: string[] = [];
  const state = readSuiteState(stateFile);
  // Tells the launcher that waits for the suite that what ends now ends in order.
  if (state !== undefined) writeSuiteState(stateFile, { ...state, phase: 'stopping' });
  const processes = state?.processes ?? [];
  const layers = [...new Set(processes.map(({ layer }) => layer))].sort((a, b) => b - a);
  for (const layer of layers) {
    const members = processes.filter(one => one.layer === layer && isRunning(one));
    await Promise.all(
      members.map(async member => {
        onStop(member);
        // SIGINT is Postgres's "fast" shutdown; on SIGTERM it would wait for its clients to leave.
        const signal = member.name === 'postgres' ? 'SIGINT' : 'SIGTERM';
        if (!(await stopProcess(member, { signal, graceMs }))) killed.push(member.name);
      }),
    );
  }
  removeSuiteState(stateFile);
  return killed;
}
