import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { CannotStart } from '../cannot-start.ts';

/** Files of the data directory that say which process it belongs to. */
export const LOCK_FILE = 'lock';
export const OWNER_FILE = 'lock.pid';

/**
 * Makes a data directory belong to this process until it ends or releases it; two that wrote to one directory
 * would spoil it. Throws if it belongs to another. Node has no file locks of its own, but SQLite has: the kernel
 * releases them with the process, however that ends, so none is ever stale, also where each process has the same
 * id in a container of its own. Nothing stands in the database.
 */
export function ownDirectory(dataDirectory: string): { release(): void } {
  mkdirSync(dataDirectory, { recursive: true, mode: 0o700 });
  const lock = new DatabaseSync(join(dataDirectory, LOCK_FILE));
  try {
    lock.exec('BEGIN IMMEDIATE');
  } catch (cause) {
    lock.close();
    throw new CannotStart(
      `The sandbox with process id ${ownerOf(dataDirectory)} uses ${dataDirectory}. Stop it, or choose another SANDBOX_DATA_DIR.`,
      { cause },
    );
  }
  writeFileSync(join(dataDirectory, OWNER_FILE), String(process.pid));
  return { release: () => lock.close() };
}

function ownerOf(dataDirectory: string): string {
  try {
    return readFileSync(join(dataDirectory, OWNER_FILE), 'utf8');
  } catch {
    // It has the lock, but has not come to writing this.
    return '(not known yet)';
  }
}
