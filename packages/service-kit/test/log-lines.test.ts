import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { afterEach, describe, expect, it } from 'vitest';

const LOGGER = new URL('../src/logger.ts', import.meta.url).pathname;

describe('what a process logs', () => {
  let child: ChildProcess | undefined;
  afterEach(() => child?.kill('SIGKILL'));

  /** A process that has a `log`, and does what the code says. */
  function run(code: string) {
    const program = `
      import { createLogger } from ${JSON.stringify(LOGGER)};
      const log = createLogger({ name: 'parsing', level: 'info' });
      ${code}`;
    const args = ['--input-type=module-typescript', '--eval', program];
    const started = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
    child = started;
    return started;
  }

  it('is to be read while it runs, line by line', async () => {
    const running = run(`
      setInterval(() => {}, 60_000);
      log.info('first');
      setTimeout(() => log.info('second'), 500);`);
    const said: string[] = [];
    for await (const line of createInterface(running.stdout)) {
      said.push(JSON.parse(line).msg);
      if (said.length === 2) break;
    }
    expect(said).toEqual(['first', 'second']);
    expect(running.exitCode).toBe(null);
  });

  it('is there to the last line when it ends', async () => {
    const ending = run(`for (let i = 0; i < 1000; i += 1) log.info({ i }, 'said'); process.exit(3);`);
    const [said, [code]] = await Promise.all([text(ending.stdout), once(ending, 'close')]);
    expect(code).toBe(3);
    expect(said.trim().split('\n')).toHaveLength(1000);
  });
});
