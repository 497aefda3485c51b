import { Buffer } from 'node:buffer';
import fc from 'fast-check';
import type { Combinator, Field } from '../src/tl/parse-schema.ts';
import type { TlObject } from '../src/tl/tl-object.ts';

/** Any value of every constructor, method and type, with nested values that soon come to an end. */
export type ArbitraryValues = {
  object(of: Combinator): fc.Arbitrary<TlObject>;
  value(type: string): fc.Arbitrary<unknown>;
};

/** `own` takes the place of the usual values of a built-in type. */
export function arbitraryValues(
  combinators: readonly Combinator[],
  own: Readonly<Record<string, fc.Arbitrary<unknown>>> = {},
): ArbitraryValues {
  const byName = new Map(combinators.map(combinator => [combinator.name, combinator]));
  const byType = Map.groupBy(
    combinators.filter(({ kind }) => kind === 'constructor'),
    ({ type }) => type,
  );
  const simplest = new Map<string, Combinator>();
  while (simplest.size < byType.size) {
    const before = simplest.size;
    for (const [type, members] of byType) {
      const ends = ({ type: of, condition }: Field) => condition || !byType.has(of) || simplest.has(of);
      const member = members.find(({ fields }) => fields.every(ends));
      if (member && !simplest.has(type)) simplest.set(type, member);
    }
    if (simplest.size === before) throw new Error('a type without an end');
  }
  const primitives: Record<string, fc.Arbitrary<unknown>> = {
    int: fc.integer(),
    long: fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }),
    double: fc.double(),
    string: fc.string({ unit: 'binary', maxLength: 300 }),
    bytes: arbitraryBytes({ maxLength: 300 }),
    int128: arbitraryBytes({ minLength: 16, maxLength: 16 }),
    int256: arbitraryBytes({ minLength: 32, maxLength: 32 }),
    Bool: fc.boolean(),
    '!X': arbitraryBytes({ maxLength: 40 }),
    ...own,
  };
  const value = (type: string, depth: number): fc.Arbitrary<unknown> => {
    const element = /^[Vv]ector<(.+)>$/.exec(type)?.[1];
    if (element) return fc.array(value(element, depth + 1), { maxLength: depth < 2 ? 3 : 0 });
    const bare = byName.get(type);
    const primitive = primitives[type];
    if (primitive) return primitive;
    if (bare) return object(bare, depth + 1);
    const members = depth < 2 ? byType.get(type) : [simplest.get(type)];
    return fc
      .constantFrom(...(members ?? []))
      .chain(member => (member ? object(member, depth + 1) : fc.constant(null)));
  };
  // Fields that share a bit are all there or none is.
  const bit = ({ condition }: Field) => (condition ? `${condition.flags}.${condition.bit}` : 'always');
  const object = ({ name, fields }: Combinator, depth: number): fc.Arbitrary<TlObject> => {
    const given = fields.filter(({ type, condition }) => type !== '#' && !(condition && depth > 2));
    const arbitraries = given.map(({ name: field, type }) => [
      field,
      type === 'true' ? fc.constant(true) : value(type, depth),
    ]);
    const bits = given.map(field => [bit(field), field.condition ? fc.boolean() : fc.constant(true)]);
    return fc
      .tuple(
        fc.record<Record<string, unknown>>(Object.fromEntries(arbitraries)),
        fc.record<Record<string, boolean>>(Object.fromEntries(bits)),
      )
      .map(([all, set]) => ({
        ...Object.fromEntries(
          given.filter(field => set[bit(field)]).map(field => [field.name, all[field.name]]),
        ),
        _: name,
      }));
  };
  return { object: combinator => object(combinator, 0), value: type => value(type, 0) };
}

/** Bytes as the codec gives them. */
export function arbitraryBytes(size: fc.IntArrayConstraints): fc.Arbitrary<Buffer> {
  return fc.uint8Array(size).map(array => Buffer.from(array));
}
