import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { Clock } from '../clock.ts';
import { QrTokens } from './qr-tokens.ts';

const directory = mkdtempSync(join(tmpdir(), 'qr-tokens-'));
const clock = new Clock(directory);
const tokens = new QrTokens(directory, clock);
afterAll(() => {
  tokens.close();
  clock.close();
  rmSync(directory, { recursive: true });
});

it('keeps every code that holds, however many clients wait, and forgets those that are long expired', () => {
  const first = tokens.export(0n, []);
  const exportAll = () => {
    for (let keyId = 1n; keyId <= 1_000n; keyId++) tokens.export(keyId, []);
  };
  exportAll();
  expect(tokens.waiting()).toHaveLength(1_001);
  expect(tokens.waiting()[0]).toBe(first);
  clock.advance(60_000);
  exportAll();
  expect(tokens.get(first.token)).toBeNull();
});
