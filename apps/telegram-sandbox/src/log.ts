import { stdout } from 'node:process';
import { CannotStart } from './cannot-start.ts';

/** One JSON object a line on standard output. */
export type Log = {
  info(msg: string, fields?: Readonly<Record<string, unknown>>): void;
  error(msg: string, error: unknown): void;
};

export const jsonLog: Log = {
  info: (msg, fields = {}) => write({ level: 'info', msg, ...fields }),
  error: (msg, error) => write({ level: 'error', msg, error: described(error) }),
};

/** Where in the code it happened tells nothing about a wrong setting. */
function described(error: unknown): string | undefined {
  if (error instanceof CannotStart) return error.message;
  return error instanceof Error ? error.stack : String(error);
}

function write(line: Readonly<Record<string, unknown>>): void {
  stdout.write(`${JSON.stringify(line)}\n`);
}
