import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';

const markSchema = z.object({ pid: z.number().int(), startedAt: z.string() });

const processSchema = markSchema.extend({
  name: z.string(),
  port: z.number().int(),
  /** Where one of our own says whether it is ready. */
  healthPort: z.number().int().optional(),
  /** Processes of a higher layer are stopped first. */
  layer: z.number().int(),
});

const stateSchema = z.object({
  phase: z.enum(['starting', 'running', 'stopping']),
  mode: z.enum(['demo', 'development']),
  startedBy: markSchema,
  gatewayUrl: z.url(),
  sandboxUrl: z.url(),
  processes: z.array(processSchema),
});

export type SuiteProcess = z.infer<typeof processSchema>;
/** What runs, written down after every step, so that whoever comes after a `kill -9` can clean up. */
export type SuiteState = z.infer<typeof stateSchema>;

/** The state somebody left, or undefined when there is none or it is from another version. */
export function readSuiteState(file: string): SuiteState | undefined {
  try {
    return stateSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return undefined;
  }
}

/** Written at once and as a whole: between a spawn and this line nothing else happens. */
export function writeSuiteState(file: string, state: SuiteState): void {
  mkdirSync(path.dirname(file), { recursive: true });
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, JSON.stringify(state, null, 2));
  renameSync(draft, file);
}

export function removeSuiteState(file: string): void {
  rmSync(file, { force: true });
}
