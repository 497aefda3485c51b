import { onPath } from '@muster/testkit';

/** The package managers of the systems that the suite runs on, and how each installs. */
const installers = {
  brew: 'brew install',
  'apt-get': 'sudo apt-get update && sudo apt-get install -y',
  dnf: 'sudo dnf install -y',
  apk: 'sudo apk add',
  pacman: 'sudo pacman -S',
} as const;

/**
 * The command by which this machine gets a program.
 * @param program its package, and what it is called where that differs
 */
export async function installCommand(
  program: string,
  otherwise: Partial<Record<keyof typeof installers, string>> = {},
): Promise<string> {
  for (const [installer, command] of Object.entries(installers)) {
    if ((await onPath(installer)) === undefined) continue;
    const [, name = program] = Object.entries(otherwise).find(([other]) => other === installer) ?? [];
    return `${command} ${name}`;
  }
  return `install ${program} with the package manager of this system`;
}
