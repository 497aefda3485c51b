import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { AppendLog } from '../src/storage/append-log.ts';

const MODULE = fileURLToPath(new URL('../src/storage/append-log.ts', import.meta.url));
const entrySchema = z.object({ text: z.string() });
let directory: string;
let file: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'full-disk-'));
  file = join(directory, 'made', 'journal.ndjson');
});
afterEach(() => rmSync(directory, { recursive: true }));

/** A process that may write 1,024 bytes to a file and no more: the write that gets there is short. */
function writeWithLittleSpace(): string {
  const script = `
    import { z } from 'zod';
    import { AppendLog } from ${JSON.stringify(MODULE)};
    const { log } = AppendLog.open(${JSON.stringify(file)}, z.object({ text: z.string() }));
    log.append({ text: 'a'.repeat(900) });
    let refused;
    try { log.append({ text: 'b'.repeat(900) }); } catch (error) { refused = error.code; }
    log.append({ text: 'c' });
    console.log(refused);
  `;
  const node = [process.execPath, '--input-type=module', '--eval', script];
  const limited = ['-c', 'trap "" XFSZ; ulimit -f 1; exec "$@"', 'bash', ...node];
  return execFileSync('bash', limited, { encoding: 'utf8', cwd: import.meta.dirname }).trim();
}

describe('a journal on a full disk', () => {
  it('refuses the entry for which there is no space, and stays readable with those before and after', () => {
    expect(writeWithLittleSpace()).toBe('EFBIG');
    const { log, entries } = AppendLog.open(file, entrySchema);
    log.close();
    expect(entries.map(({ text }) => text[0])).toEqual(['a', 'c']);
  });
});

describe('a journal', () => {
  it('is read by nobody but its owner, nor is the directory made for it', () => {
    AppendLog.open(file, entrySchema).log.close();
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(statSync(join(directory, 'made')).mode & 0o777).toBe(0o700);
  });

  it('is shorter once compacted, and goes on from there', () => {
    const { log } = AppendLog.open(file, entrySchema);
    for (const text of ['a', 'b', 'c']) log.append({ text });
    log.compact([{ text: 'abc' }]);
    log.append({ text: 'd' });
    log.close();
    expect(readFileSync(file, 'utf8')).toBe('{"text":"abc"}\n{"text":"d"}\n');
    expect(statSync(file).mode & 0o777).toBe(0o600);
    const again = AppendLog.open(file, entrySchema);
    again.log.close();
    expect(again.entries).toHaveLength(2);
  });
});
