import type { Tie } from '../process/start-process.ts';
import type { Listener, SuitePorts } from './ports.ts';
import { readSuiteState, type SuiteState, writeSuiteState } from './state.ts';

/** Keeps the state file in step with what runs. */
export interface SuiteRecord {
  /**
   * Ties a process to this suite: it is written down before it can do anything.
   * @param health where it says whether it is ready; only our own do
   */
  tie(name: Listener, layer: number, health?: Listener): Tie;
  forget(name: Listener): void;
  markRunning(): void;
  /** Whether somebody stops the suite in order, or has: whoever has the file may. */
  isBeingStopped(): boolean;
}

export function keepRecord(
  stateFile: string,
  state: SuiteState,
  ports: SuitePorts,
  outlivesParent: boolean,
): SuiteRecord {
  return {
    tie: (name, layer, health) => ({
      outlivesParent,
      onSpawn: mark => {
        const healthPort = health && ports(health);
        state.processes.push({ ...mark, name, layer, port: ports(name), healthPort });
        writeSuiteState(stateFile, state);
      },
    }),
    forget: name => {
      state.processes = state.processes.filter(one => one.name !== name);
      writeSuiteState(stateFile, state);
    },
    markRunning: () => {
      state.phase = 'running';
      writeSuiteState(stateFile, state);
    },
    isBeingStopped: () => (readSuiteState(stateFile)?.phase ?? 'stopping') === 'stopping',
  };
}
