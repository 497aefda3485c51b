import { CannotStart } from '../cannot-start.ts';
import type { Command } from './end-with-parent.ts';
import { isRoot } from './is-root.ts';

/** `nobody` exists on every Linux, so that no user has to be created on the machine. */
export const nobody = { uid: 65534, gid: 65534 } as const;

/**
 * Postgres and `vault-operator watch` refuse to run as root. Run by root, a command becomes `nobody` and keeps one right of root's: to pass
 * directories that are closed to others, because the clone may lie in /root. `no_setuid_fixup` makes that
 * right count in access(2) too, by which initdb looks for the server beside itself.
 *
 * @throws CannotStart for root on a system other than Linux
 */
export function withoutRoot({ command, args }: Command): Command {
  if (!isRoot) return { command, args };
  if (process.platform !== 'linux') {
    throw new CannotStart('Not all of it runs as root here: start it as an ordinary user.');
  }
  return {
    command: 'setpriv',
    args: [
      `--reuid=${nobody.uid}`,
      `--regid=${nobody.gid}`,
      '--clear-groups',
      '--inh-caps=-all,+dac_override',
      '--ambient-caps=-all,+dac_override',
      '--securebits=+no_setuid_fixup',
      command,
      ...args,
    ],
  };
}
