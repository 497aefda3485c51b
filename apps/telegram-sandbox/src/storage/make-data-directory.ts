import { mkdirSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { CannotStart } from '../cannot-start.ts';

/**
 * Makes the data directory and those above it. One by one: asked to make all of them below /proc, Node's mkdir
 * never returns.
 */
export function makeDataDirectory(path: string): void {
  try {
    make(resolve(path));
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new CannotStart(`SANDBOX_DATA_DIR is ${path}, which cannot be used: ${reason}`, { cause });
  }
}

function make(path: string): void {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found?.isDirectory()) return;
  if (found) throw new Error('it is a file; name a directory');
  make(dirname(path));
  mkdirSync(path, { mode: 0o700 });
}
