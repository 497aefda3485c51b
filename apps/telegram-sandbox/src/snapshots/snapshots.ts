import {
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { CLOCK_FILE, type Clock, clockStandingAt } from '../clock.ts';
import { journals, RESTORING, SNAPSHOTS } from './journals.ts';

/** A name is one word, so it leads nowhere but into the folder of snapshots. */
export const snapshotNameSchema = z
  .string()
  .regex(/^[a-z0-9][a-z0-9_-]{0,63}$/, 'a snapshot is named with up to 64 small letters, digits, - and _');

export const manifestSchema = z.object({
  /** The world's time, and the machine's. */
  at: z.string(),
  realAt: z.string(),
  files: z.array(z.string()),
});
export const MANIFEST = 'snapshot.json';

export type Snapshot = {
  readonly name: string;
  readonly at: string;
  readonly realAt: string;
  readonly bytes: number;
};

/**
 * Copies of everything but the record. All journals are written within one turn of the event loop, and so are
 * the copies, so a copy is of one instant. It gets its name when it is complete: whatever is killed in between
 * leaves no half of one.
 */
export class Snapshots {
  readonly #dataDirectory: string;
  readonly #folder: string;
  readonly #clock: Clock;

  constructor(dataDirectory: string, clock: Clock) {
    this.#dataDirectory = dataDirectory;
    this.#folder = join(dataDirectory, SNAPSHOTS);
    this.#clock = clock;
    mkdirSync(this.#folder, { recursive: true });
    for (const name of readdirSync(this.#folder))
      if (name.startsWith('.')) rmSync(join(this.#folder, name), { recursive: true });
  }

  has(name: string): boolean {
    return existsSync(this.#path(name));
  }

  /** Oldest first. */
  all(): Snapshot[] {
    return readdirSync(this.#folder)
      .map(name => this.get(name))
      .sort((a, b) => a.realAt.localeCompare(b.realAt));
  }

  get(name: string): Snapshot {
    const path = this.#path(name);
    const { at, realAt, files } = readManifest(path);
    const bytes = files.reduce((sum, file) => sum + statSync(join(path, file)).size, 0);
    return { name, at, realAt, bytes };
  }

  save(name: string): void {
    const temporary = this.#path(`.${name}`);
    const files = journals(this.#dataDirectory);
    rmSync(temporary, { recursive: true, force: true });
    mkdirSync(temporary);
    for (const file of files) copyFileSync(join(this.#dataDirectory, file), join(temporary, file));
    const manifest: z.infer<typeof manifestSchema> = {
      at: new Date(this.#clock.now()).toISOString(),
      realAt: new Date().toISOString(),
      files,
    };
    writeFileSync(join(temporary, MANIFEST), JSON.stringify(manifest));
    renameSync(temporary, this.#path(name));
  }

  remove(name: string): void {
    const hidden = this.#path(`.${name}`);
    renameSync(this.#path(name), hidden);
    rmSync(hidden, { recursive: true });
  }

  /** Prepares a snapshot to take the place of the state; the world's time will be what it was. */
  stage(name: string): void {
    const staged = join(this.#dataDirectory, RESTORING);
    const temporary = `${staged}.tmp`;
    rmSync(temporary, { recursive: true, force: true });
    cpSync(this.#path(name), temporary, { recursive: true });
    const { at } = readManifest(temporary);
    writeFileSync(join(temporary, CLOCK_FILE), clockStandingAt(Date.parse(at)));
    renameSync(temporary, staged);
  }

  #path(name: string): string {
    return join(this.#folder, name);
  }
}

export function readManifest(path: string): z.infer<typeof manifestSchema> {
  return manifestSchema.parse(JSON.parse(readFileSync(join(path, MANIFEST), 'utf8')));
}
