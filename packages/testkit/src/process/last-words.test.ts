import { describe, expect, it } from 'vitest';
import { lastWords } from './last-words.ts';

describe('the last words of a process', () => {
  it('are the error above a stack trace', () => {
    const output = [
      '{"level":"info","msg":"listening"}',
      'MigrationMismatch: migration 0001 was changed after it was applied',
      '    at migrate (file:///migrate.ts:37:24)',
      '    at async start (file:///serve.ts:48:5)',
      'Node.js v24.21.0',
    ];
    expect(lastWords(output.join('\n'))).toBe(
      'MigrationMismatch: migration 0001 was changed after it was applied',
    );
  });

  it('are what a log line says, not its JSON', () => {
    expect(
      lastWords(
        '{"level":"error","msg":"could not start","err":{"message":"the data are of another world"}}\n',
      ),
    ).toBe('could not start: the data are of another world');
  });

  it('are the last line when none speaks of a failure', () => {
    expect(lastWords('one\ntwo\n')).toBe('two');
    expect(lastWords('')).toBeUndefined();
  });
});
