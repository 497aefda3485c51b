import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Long } from '@mtcute/core';
import { __tlReaderMap, __tlWriterMap } from '@mtcute/core/utils.js';
import { TlBinaryReader, TlBinaryWriter } from '@mtcute/tl-runtime';
import fc from 'fast-check';
import { returnBigInt } from 'telegram/Helpers.js';
import { tlobjects } from 'telegram/tl/AllTLObjects.js';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { schemaEntry } from '../schema/tl-text.ts';
import { Codec } from '../src/tl/codec.ts';
import { type Combinator, parseSchema } from '../src/tl/parse-schema.ts';
import { isTlObject, type TlObject } from '../src/tl/tl-object.ts';
import { arbitraryValues } from './arbitrary-objects.ts';

const camel = (name: string) => name.replaceAll(/_([a-z])/gi, (_, letter: string) => letter.toUpperCase());

function load(layer: number) {
  const text = readFileSync(new URL(`../schema/layer-${layer}.tl`, import.meta.url), 'utf8');
  const combinators = parseSchema(text);
  const codec = new Codec(combinators);
  const byName = new Map(combinators.map(combinator => [combinator.name, combinator]));
  return { combinators, codec, byName };
}

/** Every field of a value but the flags, with its type. */
function* fieldsOf(value: TlObject, byName: ReadonlyMap<string, Combinator>) {
  for (const { name, type } of byName.get(value._)?.fields ?? [])
    if (type !== '#' && value[name] !== undefined) yield { name, type, present: value[name] };
}

/** Bool is a boolean, vectors are arrays; the query in a query has no schema of its own here. */
const objectsOf = (combinators: readonly Combinator[]) =>
  combinators.filter(
    ({ type, kind, fields }) =>
      (type !== 'Bool' || kind === 'method') && fields.every(field => field.type !== '!X'),
  );

describe('what gramjs writes of layer 198', () => {
  const { combinators, codec, byName } = load(198);
  /** gramjs takes these for granted and has no class for them. */
  const WITHOUT_CLASS = ['true', 'error', 'null'];
  const classes = z.record(z.string(), z.custom<GramjsClass>()).parse(tlobjects);
  type GramjsClass = new (fields: Record<string, unknown>) => { getBytes(): Buffer };

  function toGramjs(value: unknown): unknown {
    if (typeof value === 'bigint') return returnBigInt(value);
    if (Array.isArray(value)) return value.map(toGramjs);
    return isTlObject(value) ? objectToGramjs(value) : value;
  }
  function objectToGramjs(value: TlObject) {
    const fields = [...fieldsOf(value, byName)].map(({ name, present }) => [
      name === 'srp_B' ? name : camel(name),
      toGramjs(present),
    ]);
    const Class = classes[byName.get(value._)?.id ?? 0];
    if (!Class) throw new Error(`gramjs has no ${value._}`);
    return new Class(Object.fromEntries(fields));
  }

  it('is what this codec writes, for every constructor and method', () => {
    // Its Message refuses an id of 0 and makes negative ids of peers positive, neither of which there is.
    const int = fc.integer().filter(value => value !== 0);
    const id = fc.bigInt({ min: 1n, max: 2n ** 52n });
    const Peer = fc.oneof(
      id.map(user_id => ({ _: 'peerUser', user_id })),
      id.map(chat_id => ({ _: 'peerChat', chat_id })),
      id.map(channel_id => ({ _: 'peerChannel', channel_id })),
    );
    const { object } = arbitraryValues(combinators, { int, Peer });
    const without: string[] = [];
    for (const combinator of objectsOf(combinators)) {
      if (!classes[combinator.id]) without.push(combinator.name);
      else {
        const same = fc.property(object(combinator), value => {
          expect(objectToGramjs(value).getBytes().equals(codec.encode(value))).toBe(true);
        });
        fc.assert(same, { numRuns: 5 });
      }
    }
    expect(without.sort()).toEqual(WITHOUT_CLASS.sort());
  });
});

describe('what mtcute writes and reads of layer 227', () => {
  const { combinators, codec, byName } = load(227);
  const published = readFileSync(
    createRequire(import.meta.url).resolve('@mtcute/core/tl/api-schema.json'),
    'utf8',
  );
  const { e: entries } = z.object({ e: z.array(schemaEntry) }).parse(JSON.parse(published));
  const int53 = new Set(
    entries.flatMap(entry =>
      entry.arguments.flatMap(({ name, type }) => (type === 'int53' ? `${entry.name}.${name}` : [])),
    ),
  );
  /** The same schema, in which the longs that mtcute holds in a JavaScript number have a type of their own. */
  const narrowed = combinators.map(combinator => ({
    ...combinator,
    fields: combinator.fields.map(field =>
      int53.has(`${combinator.name}.${field.name}`)
        ? { ...field, type: field.type.replace('long', 'int53') }
        : field,
    ),
  }));
  const narrowedByName = new Map(narrowed.map(combinator => [combinator.name, combinator]));
  const { object } = arbitraryValues(narrowed, {
    int53: fc.maxSafeNat().map(BigInt),
    double: fc.double({ noNaN: true }),
  });

  function toMtcute(value: unknown, type: string): unknown {
    if (typeof value === 'bigint')
      return type.includes('int53') ? Number(value) : Long.fromString(value.toString());
    if (Array.isArray(value)) return value.map(item => toMtcute(item, type));
    return isTlObject(value) ? objectToMtcute(value) : value;
  }
  function objectToMtcute(value: TlObject): { _: string } {
    const fields = [...fieldsOf(value, narrowedByName)];
    return {
      ...Object.fromEntries(fields.map(({ name, type, present }) => [camel(name), toMtcute(present, type)])),
      _: value._,
    };
  }

  /** mtcute takes an empty optional vector for none. */
  const hasEmptyOptional = (value: unknown): boolean => {
    if (Array.isArray(value)) return value.some(hasEmptyOptional);
    if (!isTlObject(value)) return false;
    const fields = byName.get(value._)?.fields ?? [];
    return fields.some(({ name, condition }) => {
      const present = value[name];
      return (condition && Array.isArray(present) && present.length === 0) || hasEmptyOptional(present);
    });
  };

  it('is what this codec writes and reads, for every constructor and method', () => {
    let compared = 0;
    const without: string[] = [];
    for (const combinator of objectsOf(narrowed)) {
      if (!(combinator.name in __tlWriterMap)) {
        without.push(combinator.name);
        continue;
      }
      const same = fc.property(object(combinator), value => {
        if (hasEmptyOptional(value)) return;
        compared++;
        const theirs = Buffer.from(TlBinaryWriter.serializeObject(__tlWriterMap, objectToMtcute(value)));
        expect(theirs.equals(codec.encode(value))).toBe(true);
        if (combinator.kind === 'constructor') {
          const read = TlBinaryReader.deserializeObject<{ _: string }>(__tlReaderMap, theirs);
          expect(Buffer.from(TlBinaryWriter.serializeObject(__tlWriterMap, read)).equals(theirs)).toBe(true);
        }
      });
      fc.assert(same, { numRuns: 5 });
    }
    expect(without).toEqual(['true']);
    expect(compared).toBeGreaterThan(objectsOf(narrowed).length * 3);
  });
});
