import { Buffer } from 'node:buffer';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { generateTypes } from '../../schema/generate-types.ts';
import { arbitraryBytes, arbitraryObjects } from '../../test/arbitrary-objects.ts';
import { Codec } from './codec.ts';
import { TlDecodeError, TlEncodeError } from './errors.ts';
import { parseSchema } from './parse-schema.ts';
import { Reader } from './reader.ts';
import type { TlObject } from './tl-object.ts';

function load(file: string) {
  const combinators = parseSchema(readFileSync(new URL(`../../schema/${file}`, import.meta.url), 'utf8'));
  // Bool is a boolean in JavaScript and has no object of its own.
  const objects = combinators.filter(({ type, kind }) => type !== 'Bool' || kind === 'method');
  return {
    file,
    codec: new Codec(combinators),
    combinators,
    objects,
    arbitrary: arbitraryObjects(combinators),
  };
}

const layer = load('layer-198.tl');

describe.each([load('mtproto.tl'), layer])(
  'the codec of $file',
  ({ codec, combinators, objects, arbitrary }) => {
    it('writes and reads every constructor and method, byte for byte', () => {
      for (const combinator of objects) {
        const roundTrip = fc.property(arbitrary(combinator), value => {
          const written = codec.encode(value);
          const reader = new Reader(written);
          const read = codec.decode(reader);
          expect(reader.left).toBe(0);
          expect(codec.encode(read).equals(written)).toBe(true);
        });
        fc.assert(roundTrip, { numRuns: 5 });
      }
    });

    it('refuses what is cut short anywhere', () => {
      const closed = objects.filter(({ fields }) => fields.every(({ type }) => type !== '!X'));
      const part = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
      const refused = fc.property(fc.constantFrom(...closed).chain(arbitrary), part, (value, kept) => {
        const written = codec.encode(value);
        const cut = written.subarray(0, Math.floor(written.length * kept));
        expect(() => codec.decode(new Reader(cut))).toThrow(TlDecodeError);
      });
      fc.assert(refused, { numRuns: 500 });
    });

    it('answers hostile bytes with a value or an error of its own, and quickly', () => {
      const ids = fc.constantFrom(...combinators.map(({ id }) => id));
      const hostile = fc.property(ids, arbitraryBytes({ maxLength: 200 }), (id, tail) => {
        const head = Buffer.alloc(4);
        head.writeUInt32LE(id);
        try {
          codec.decode(new Reader(Buffer.concat([head, tail])));
        } catch (error) {
          expect(error).toBeInstanceOf(TlDecodeError);
        }
      });
      fc.assert(hostile, { numRuns: 5_000, interruptAfterTimeLimit: 5_000, markInterruptAsFailure: true });
    });
  },
);

describe('the codec', () => {
  it('refuses values nested without end', () => {
    const jsonArrayOfOne = Buffer.from('634744f715c4b51c01000000', 'hex');
    const nested = Buffer.concat(Array<Buffer>(100_000).fill(jsonArrayOfOne));
    expect(() => layer.codec.decode(new Reader(nested))).toThrow(/nested too deeply/);
  });

  it.each<[string, TlObject]>([
    ['a value without a field', { _: 'inputPeerUser', user_id: 1n }],
    ['a number where a long belongs', { _: 'peerUser', user_id: 1 }],
    ['a name the layer does not have', { _: 'noSuchThing' }],
    ['a string where a vector belongs', { _: 'messages.getChats', id: 'x' }],
    ['one of two fields that share a flag', { _: 'auth.authorization', setup_password_required: true }],
    ['a value of another type', { _: 'dialogPeer', peer: { _: 'inputPeerSelf' } }],
  ])('refuses to write %s', (_what, value) => {
    expect(() => layer.codec.encode(value)).toThrow(TlEncodeError);
  });

  it('is described by types that were generated from the same schema', () => {
    expect(readFileSync(new URL('api.generated.ts', import.meta.url), 'utf8')).toBe(generateTypes());
  });
});
