import { Buffer } from 'node:buffer';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { AuthKeys, authKeyId } from '../keys/auth-keys.ts';
import { Layers } from '../tl/layers.ts';
import type { TlObject } from '../tl/tl-object.ts';
import { unwrap } from './unwrap.ts';

const directory = mkdtempSync(join(tmpdir(), 'unwrap-'));
afterAll(() => rmSync(directory, { recursive: true }));

const layers = new Layers();
const keys = new AuthKeys(directory);
const secret = Buffer.alloc(256, 1);
keys.create(secret, 0n, 1);
const encode = (query: TlObject) => layers.codec(198).encode(query);
const query = encode({ _: 'help.getNearestDc' });

function key() {
  const found = keys.get(authKeyId(secret));
  if (!found) throw new Error('there is no key');
  return found;
}
const unwrapped = (call: TlObject) => unwrap(encode(call), key(), { layers, keys });

describe('the layer a client announces', () => {
  it.each([0, -5])('is not %d, and nothing is remembered of that', layer => {
    const before = key().layer;
    expect(() => unwrapped({ _: 'invokeWithLayer', layer, query })).toThrow('INPUT_LAYER_INVALID');
    expect(key().layer).toBe(before);
  });

  it('may be newer than all layers there are', () => {
    expect(unwrapped({ _: 'invokeWithLayer', layer: 9_999, query }).query._).toBe('help.getNearestDc');
    expect(key().layer).toBe(9_999);
  });
});

describe('what a client says about itself', () => {
  it('is remembered up to a length no client needs', () => {
    const text = 'x'.repeat(10_000);
    unwrapped({
      ...{ _: 'initConnection', api_id: 1, device_model: text, system_version: text, app_version: text },
      ...{ system_lang_code: text, lang_pack: text, lang_code: text, query },
    });
    const { apiId, ...texts } = key().client ?? { apiId: 0 };
    expect(apiId).toBe(1);
    expect(Object.values(texts).map(({ length }) => length)).toEqual(Array(6).fill(256));
  });
});
