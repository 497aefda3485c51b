import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { isRunning } from '@muster/testkit';
import { expect, it, onTestFinished } from 'vitest';
import { z } from 'zod';

const marksSchema = z.array(z.object({ pid: z.number(), startedAt: z.string() }));

it.runIf(process.platform === 'linux')(
  'parts of a test run end with it, even when it is killed',
  async () => {
    const directory = await mkdtemp(path.join(tmpdir(), 'muster-parts-'));
    onTestFinished(() => rm(directory, { recursive: true, force: true }));
    const run = spawn(process.execPath, [
      path.join(import.meta.dirname, 'start-parts-and-wait.ts'),
      directory,
    ]);
    const [line] = await once(run.stdout.setEncoding('utf8'), 'data');
    const marks = marksSchema.parse(JSON.parse(z.string().parse(line)));
    expect(marks).toHaveLength(2);
    expect(marks.every(isRunning)).toBe(true);
    run.kill('SIGKILL');
    await expect.poll(() => marks.filter(isRunning), { timeout: 5_000 }).toEqual([]);
  },
);
