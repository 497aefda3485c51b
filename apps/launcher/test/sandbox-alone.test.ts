import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { repositoryRoot } from '@muster/testkit';
import { afterAll, describe, expect, it } from 'vitest';

const directory = mkdtempSync(path.join(tmpdir(), 'sandbox-alone-'));
afterAll(() => rmSync(directory, { recursive: true }));

/** `./muster sandbox`, past what installs and generates; `until` is what it says before it is asked to stop. */
async function run(settings: Record<string, string>, until: RegExp) {
  const child = spawn(process.execPath, ['apps/launcher/src/cli.ts', 'sandbox'], {
    cwd: repositoryRoot,
    env: { ...process.env, SANDBOX_DATA_DIR: directory, SANDBOX_PEOPLE: '200', NO_COLOR: '1', ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const exited = once(child, 'exit');
  let said = '';
  let page: Response | undefined;
  child.stderr.on('data', chunk => {
    said += chunk;
  });
  for await (const chunk of child.stdout) {
    said += chunk;
    const url = until.exec(said)?.[1];
    if (url === undefined || page) continue;
    page = await fetch(url);
    child.kill('SIGTERM');
  }
  const [code] = await exited;
  return { said, page, code };
}
const free = { SANDBOX_CONTROL_PORT: '0', SANDBOX_DC_PORTS: '0', SANDBOX_MEDIA_DC_PORTS: '' };

describe('the sandbox alone', () => {
  it('says where its page is and how to stop it, and stops', async () => {
    const { said, page, code } = await run(free, /page +(http:\S+)[\s\S]*Ctrl-C stops it/);
    expect(page?.headers.get('content-type')).toMatch(/^text\/html/);
    expect(said).toMatch(/Telegram 1 +127\.0\.0\.1:\d+/);
    expect(said).toContain(`data are kept in ${directory}`);
    expect(said).not.toContain('ExperimentalWarning');
    expect(code).toBe(0);
  });

  it('says in one sentence which setting is wrong', async () => {
    const { said, code } = await run({ ...free, SANDBOX_PEPLE: '300' }, /never (said)/);
    expect(said).toBe('✗ SANDBOX_PEPLE is no setting; did you mean SANDBOX_PEOPLE?\n');
    expect(code).toBe(1);
  });
});
