import { TlEncodeError } from './errors.ts';
import type { Combinator, Field } from './parse-schema.ts';
import type { ValueCodec } from './primitives.ts';
import type { Reader } from './reader.ts';
import type { TlObject } from './tl-object.ts';
import type { Writer } from './writer.ts';

/** `flags` are the values of the fields of flags that were written or read so far, at most two. */
export type FieldStep = {
  /** Null for what has no bytes of its own: an optional field of type true is its bit alone. */
  readonly write: ((writer: Writer, value: TlObject, flags: number[]) => void) | null;
  read(reader: Reader, into: Record<string, unknown>, flags: number[]): void;
};

/** Flags are never given by the caller: they follow from which optional fields are there. */
export function flagsStep(field: Field, owner: Combinator, slot: number): FieldStep {
  const masks = new Map<string, { readonly mask: number; readonly isTrue: boolean }>();
  for (const { name, type, condition } of owner.fields)
    if (condition?.flags === field.name)
      masks.set(name, { mask: 1 << condition.bit, isTrue: type === 'true' });
  return {
    // By what is there, not by what might be: a user has some fifty optional fields and seldom a dozen of them.
    write(writer, value, flags) {
      let set = 0;
      for (const name in value) {
        const governed = masks.get(name);
        if (!governed) continue;
        const present = value[name];
        if (governed.isTrue ? present === true : present !== undefined) set |= governed.mask;
      }
      flags[slot] = set;
      writer.int(set);
    },
    read(reader, _into, flags) {
      flags[slot] = reader.uint();
    },
  };
}

/** A field that is always there. */
export function requiredStep(name: string, codec: ValueCodec, owner: string): FieldStep {
  return {
    write(writer, value) {
      const present = value[name];
      if (present === undefined) throw new TlEncodeError(`${owner} needs ${name}`);
      codec.write(writer, present);
    },
    read(reader, into) {
      into[name] = codec.read(reader);
    },
  };
}

/**
 * A conditional field; `codec` is null for `flags.N?true`, which has no bytes of its own. Where several fields
 * share a bit, either all of them are there or none.
 */
export function optionalStep(name: string, codec: ValueCodec | null, slot: number, bit: number): FieldStep {
  const isSet = (flags: readonly number[]) => (((flags[slot] ?? 0) >>> bit) & 1) === 1;
  return {
    write:
      codec &&
      ((writer, value, flags) => {
        if (!isSet(flags)) return;
        const present = value[name];
        if (present === undefined)
          throw new TlEncodeError(`${value._} needs ${name} beside what shares its flag`);
        codec.write(writer, present);
      }),
    read(reader, into, flags) {
      if (isSet(flags)) into[name] = codec ? codec.read(reader) : true;
    },
  };
}
