import { Buffer } from 'node:buffer';
import { readdirSync, readFileSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import { crc32 } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { generateTypes } from '../../schema/generate-types.ts';
import { mtcuteLayer } from '../../schema/import-layers.ts';
import { arbitraryBytes, arbitraryValues } from '../../test/arbitrary-objects.ts';
import { Codec } from './codec.ts';
import { TlDecodeError, TlEncodeError } from './errors.ts';
import { parseSchema } from './parse-schema.ts';
import { Reader } from './reader.ts';
import type { TlObject } from './tl-object.ts';

const SCHEMA_DIRECTORY = new URL('../../schema/', import.meta.url);
const textOf = (file: string) => readFileSync(new URL(file, SCHEMA_DIRECTORY), 'utf8');

/** Every bit pattern there is, also those of NaN. */
const anyDouble = arbitraryBytes({ minLength: 8, maxLength: 8 }).map(bytes => bytes.readDoubleLE());

function load(file: string) {
  const combinators = parseSchema(textOf(file));
  // Bool is a boolean in JavaScript and has no object of its own.
  const objects = combinators.filter(({ type, kind }) => type !== 'Bool' || kind === 'method');
  return {
    file,
    codec: new Codec(combinators),
    combinators,
    objects,
    arbitrary: arbitraryValues(combinators, { double: anyDouble }),
  };
}

const schemas = readdirSync(SCHEMA_DIRECTORY)
  .filter(file => file.endsWith('.tl'))
  .map(load);
const layer198 = load('layer-198.tl');

/** Thousands of values: more than five seconds on a machine that is busy. */
const SLOW = { timeout: 60_000 };

describe.each(schemas)('the codec of $file', SLOW, ({ codec, combinators, objects, arbitrary }) => {
  it('writes and reads every constructor and method, byte for byte', () => {
    for (const combinator of objects) {
      const roundTrip = fc.property(arbitrary.object(combinator), value => {
        const written = codec.encode(value);
        const reader = new Reader(written);
        const read = codec.decode(reader);
        expect(reader.left).toBe(0);
        expect(isDeepStrictEqual(read, value)).toBe(true);
        expect(codec.encode(read).equals(written)).toBe(true);
      });
      fc.assert(roundTrip, { numRuns: 10 });
    }
  });

  it('refuses what is cut short anywhere', () => {
    const closed = objects.filter(({ fields }) => fields.every(({ type }) => type !== '!X'));
    const part = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
    const refused = fc.property(fc.constantFrom(...closed).chain(arbitrary.object), part, (value, kept) => {
      const written = codec.encode(value);
      const cut = written.subarray(0, Math.floor(written.length * kept));
      expect(() => codec.decode(new Reader(cut))).toThrow(TlDecodeError);
    });
    fc.assert(refused, { numRuns: 500 });
  });

  const decodesOrRefuses = (bytes: Buffer) => {
    try {
      codec.decode(new Reader(bytes));
    } catch (error) {
      expect(error).toBeInstanceOf(TlDecodeError);
    }
  };
  const quickly = { numRuns: 5_000, interruptAfterTimeLimit: 30_000, markInterruptAsFailure: true };

  it('answers hostile bytes with a value or an error of its own, and quickly', () => {
    const ids = fc.constantFrom(...combinators.map(({ id }) => id));
    const hostile = fc.property(ids, arbitraryBytes({ maxLength: 200 }), (id, tail) => {
      const head = Buffer.alloc(4);
      head.writeUInt32LE(id);
      decodesOrRefuses(Buffer.concat([head, tail]));
    });
    fc.assert(hostile, quickly);
  });

  it('answers a good message of which some bytes were changed the same way', () => {
    const change = fc.tuple(fc.nat(), fc.integer({ min: 0, max: 255 }));
    const changes = fc.array(change, { minLength: 1, maxLength: 4 });
    const message = fc.constantFrom(...objects).chain(arbitrary.object);
    const changed = fc.property(message, changes, (value, places) => {
      const bytes = Buffer.from(codec.encode(value));
      for (const [place, byte] of places) bytes[place % bytes.length] = byte;
      decodesOrRefuses(bytes);
    });
    fc.assert(changed, quickly);
  });
});

describe('the codec', () => {
  const { codec } = layer198;
  const roundTrip = (value: TlObject) => codec.decode(new Reader(codec.encode(value)));

  it.each([0, 1, 253, 254, 255, 256, 0xffff, 0xffffff])(
    'takes bytes and texts of length %d',
    SLOW,
    length => {
      const text = { _: 'jsonString', value: 'a'.repeat(length) };
      expect(isDeepStrictEqual(roundTrip(text), text)).toBe(true);
      const bytes = Buffer.alloc(length, 7);
      const file = { _: 'upload.saveFilePart', file_id: 1n, file_part: 0, bytes };
      expect(isDeepStrictEqual(roundTrip(file), file)).toBe(true);
      expect(codec.encode(file).length % 4).toBe(0);
    },
  );

  it('refuses to write more than the length of bytes can say', () => {
    const bytes = Buffer.alloc(2 ** 24);
    const write = () => codec.encode({ _: 'upload.saveFilePart', file_id: 1n, file_part: 0, bytes });
    expect(write).toThrow(TlEncodeError);
  });

  it('writes half a surrogate pair, which UTF-8 does not have, as the replacement character', () => {
    expect(roundTrip({ _: 'jsonString', value: 'a\ud83d' })).toEqual({ _: 'jsonString', value: 'a\ufffd' });
  });

  it('refuses values nested without end', () => {
    const jsonArrayOfOne = Buffer.from('634744f715c4b51c01000000', 'hex');
    const nested = Buffer.concat(Array<Buffer>(100_000).fill(jsonArrayOfOne));
    expect(() => codec.decode(new Reader(nested))).toThrow(/nested too deeply/);
  });

  it('takes no memory for vectors that only say that they are long', () => {
    const megabyte = Buffer.alloc(2 ** 20);
    const jsonArrayOfMany = Buffer.from('634744f715c4b51c00000800', 'hex');
    for (let level = 0; level < 60; level++) jsonArrayOfMany.copy(megabyte, level * jsonArrayOfMany.length);
    const before = process.memoryUsage().heapUsed;
    expect(() => codec.decode(new Reader(megabyte))).toThrow(TlDecodeError);
    expect(process.memoryUsage().heapUsed - before).toBeLessThan(8 * 2 ** 20);
  });

  it.each<[string, TlObject]>([
    ['a value without a field', { _: 'inputPeerUser', user_id: 1n }],
    ['a number where a long belongs', { _: 'peerUser', user_id: 1 }],
    ['a number that is no long', { _: 'peerUser', user_id: 2n ** 63n }],
    ['a name the layer does not have', { _: 'noSuchThing' }],
    ['a string where a vector belongs', { _: 'messages.getChats', id: 'x' }],
    ['one of two fields that share a flag', { _: 'auth.authorization', setup_password_required: true }],
    ['a value of another type', { _: 'dialogPeer', peer: { _: 'inputPeerSelf' } }],
  ])('refuses to write %s', (_what, value) => {
    expect(() => codec.encode(value)).toThrow(TlEncodeError);
  });

  it('is described by types that were generated from the same schema', () => {
    expect(readFileSync(new URL('api.generated.ts', import.meta.url), 'utf8')).toBe(generateTypes());
  });
});

describe('a layer', () => {
  /** mtcute carries the two on from before 2019 with their ids of that time. */
  const KEPT_BY_MTCUTE = ['inputPeerPhotoFileLocationLegacy', 'inputStickerSetThumbLegacy'];

  // https://core.telegram.org/mtproto/TL-formal: the id is the CRC32 of the line. In Telegram's own schema the
  // line has no flags of type true and no braces, and bytes stand as string.
  it.each(schemas.map(({ file }) => file).filter(file => file.startsWith('layer-')))(
    'is the text from which Telegram made its ids: %s',
    file => {
      const wrong = textOf(file).matchAll(/^([\w.]+)#([0-9a-f]+)( .*= .+);$/gm);
      const names = [...wrong].flatMap(([, name = '', id = '', rest = '']) => {
        const line = (name + rest)
          .replaceAll(/ \w+:\w+\.\d+\?true/g, '')
          .replaceAll(/[<>{}]/g, mark => (mark === '<' ? ' ' : ''))
          .replaceAll(/([:?])bytes/g, '$1string');
        return crc32(line) === Number.parseInt(id, 16) ? [] : [name];
      });
      expect(names).toEqual(file === 'layer-227.tl' ? KEPT_BY_MTCUTE : []);
    },
  );

  it('of mtcute is what the installed package says', () => {
    expect(textOf('layer-227.tl')).toBe(mtcuteLayer());
  });
});
