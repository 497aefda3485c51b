import { onPath } from './on-path.ts';

export interface Command {
  readonly command: string;
  readonly args: readonly string[];
}

/**
 * Has the kernel kill the program when the process that starts it dies, by whatever means: a killed test run
 * says goodbye to nobody. Where there is no setpriv (macOS) the program outlives a `kill -9` of its parent.
 */
export async function endWithParent({ command, args }: Command): Promise<Command> {
  const setpriv = process.platform === 'linux' ? await onPath('setpriv') : undefined;
  if (setpriv === undefined) return { command, args };
  return { command: setpriv, args: ['--pdeathsig=KILL', command, ...args] };
}
