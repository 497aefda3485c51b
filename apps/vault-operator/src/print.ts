/** One line for the person at the keyboard. */
export function print(line = ''): void {
  process.stdout.write(`${line}\n`);
}

/** What a person should know of, and what keeps nothing from being done. */
export function warn(line: string): void {
  process.stderr.write(`${line}\n`);
}

/** What a command cannot do, in one sentence for the person at the keyboard; its exit code is 1. */
export class CannotDo extends Error {
  override readonly name = 'CannotDo';
}

/** Somebody pressed Ctrl-C; the exit code is that of SIGINT, 130. */
export class BrokenOff extends Error {
  override readonly name = 'BrokenOff';

  constructor(then = '') {
    super(`Broken off. ${then}`.trim());
  }
}
