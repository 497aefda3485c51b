import type { Buffer } from 'node:buffer';
import { TlDecodeError, TlEncodeError, UnknownConstructorError } from './errors.ts';
import { type FieldStep, flagsStep, optionalStep, requiredStep } from './field-steps.ts';
import type { Combinator, Field } from './parse-schema.ts';
import { primitives, type ValueCodec } from './primitives.ts';
import type { Reader } from './reader.ts';
import { isTlObject, type TlObject } from './tl-object.ts';
import { Writer } from './writer.ts';

type Compiled = {
  readonly combinator: Combinator;
  write(writer: Writer, value: TlObject): void;
  read(reader: Reader): TlObject;
};

const VECTOR_ID = 0x1cb5c415;
const NO_FLAGS: number[] = [];

/**
 * One schema, compiled once into closures: while a value is read or written no field type is looked up or
 * parsed. Objects are written by name, so one answer can be written in the layer each client announced.
 */
export class Codec {
  readonly #byId = new Map<number, Compiled>();
  readonly #byName = new Map<string, Compiled>();
  readonly #methods = new Map<string, ValueCodec>();
  readonly #types = new Map<string, ValueCodec>();

  constructor(schema: readonly Combinator[]) {
    for (const combinator of schema) {
      const compiled = this.#compile(combinator);
      this.#byId.set(combinator.id, compiled);
      this.#byName.set(combinator.name, compiled);
    }
    for (const { kind, name, type } of schema)
      if (kind === 'method') this.#methods.set(name, this.#type(type));
  }

  /** Whether a boxed value that begins with this id can be read. */
  knows(constructorId: number): boolean {
    return this.#byId.has(constructorId);
  }

  /** A boxed constructor or method call, as bytes. */
  encode(value: TlObject): Buffer {
    const writer = new Writer();
    this.#writeBoxed(writer, value);
    return writer.bytes;
  }

  /** Reads one boxed constructor or call; what follows it in the buffer is left to the caller. */
  decode(reader: Reader): TlObject {
    return this.#readBoxed(reader);
  }

  /** What a method answers, as bytes. */
  encodeResult(method: string, result: unknown): Buffer {
    const codec = this.#methods.get(method);
    if (!codec) throw new TlEncodeError(`no method ${method} in this layer`);
    const writer = new Writer();
    codec.write(writer, result);
    return writer.bytes;
  }

  #writeBoxed(writer: Writer, value: TlObject): Compiled {
    const compiled = this.#byName.get(value._);
    if (!compiled) throw new TlEncodeError(`no ${value._} in this layer`);
    writer.int(compiled.combinator.id);
    compiled.write(writer, value);
    return compiled;
  }

  #readBoxed(reader: Reader): TlObject {
    const id = reader.uint();
    const compiled = this.#byId.get(id);
    if (!compiled) throw new UnknownConstructorError(id);
    return reader.nested(() => compiled.read(reader));
  }

  #compile(combinator: Combinator): Compiled {
    const flagFields = combinator.fields.filter(field => field.type === '#').map(field => field.name);
    const steps = combinator.fields.map(field => this.#compileField(field, combinator, flagFields));
    const writes = steps.flatMap(({ write }) => write ?? []);
    const name = combinator.name;
    return {
      combinator,
      write(writer, value) {
        const flags = flagFields.length === 0 ? NO_FLAGS : [0, 0];
        for (const write of writes) write(writer, value, flags);
      },
      read(reader) {
        const value: Record<string, unknown> & { _: string } = { _: name };
        const flags = flagFields.length === 0 ? NO_FLAGS : [0, 0];
        for (const step of steps) step.read(reader, value, flags);
        return value;
      },
    };
  }

  #compileField(field: Field, owner: Combinator, flagFields: readonly string[]): FieldStep {
    if (field.type === '#') return flagsStep(field, owner, flagFields.indexOf(field.name));
    const codec = field.type === 'true' ? null : this.#type(field.type);
    if (!field.condition) return requiredStep(field.name, codec ?? this.#type('True'), owner.name);
    const slot = flagFields.indexOf(field.condition.flags);
    return optionalStep(field.name, codec, slot, field.condition.bit);
  }

  /** Types refer to each other in circles, so a boxed type is looked up by id and name when it is met. */
  #type(type: string): ValueCodec {
    const known = primitives[type] ?? this.#types.get(type);
    if (known) return known;
    const codec = this.#vector(type) ?? (isBare(type) ? this.#bare(type) : this.#boxed(type));
    this.#types.set(type, codec);
    return codec;
  }

  #vector(type: string): ValueCodec | null {
    const [, kind, of] = /^(Vector|vector)<(.+)>$/.exec(type) ?? [];
    if (!kind || !of) return null;
    const element = this.#type(of);
    const boxed = kind === 'Vector';
    return {
      write(writer, value) {
        if (!Array.isArray(value)) throw new TlEncodeError(`${type} wants an array`);
        if (boxed) writer.int(VECTOR_ID);
        writer.int(value.length);
        for (const item of value) element.write(writer, item);
      },
      read(reader) {
        if (boxed && reader.uint() !== VECTOR_ID)
          throw new TlDecodeError(`${type} does not begin as a vector`);
        const count = reader.count();
        // Not allocated at once: what says it is long, and nested, would fill the memory before it is found out.
        const items: unknown[] = [];
        for (let index = 0; index < count; index++) items.push(element.read(reader));
        return items;
      },
    };
  }

  #bare(name: string): ValueCodec {
    const compiled = (): Compiled => {
      const found = this.#byName.get(name);
      if (!found) throw new TlEncodeError(`no ${name} in this layer`);
      return found;
    };
    return {
      write(writer, value) {
        if (!isTlObject(value)) throw new TlEncodeError(`${name} wants an object`);
        compiled().write(writer, value);
      },
      read: reader => reader.nested(() => compiled().read(reader)),
    };
  }

  #boxed(type: string): ValueCodec {
    return {
      write: (writer, value) => {
        if (!isTlObject(value)) throw new TlEncodeError(`${type} wants an object`);
        const { combinator } = this.#writeBoxed(writer, value);
        if (combinator.type !== type) throw new TlEncodeError(`${value._} is no ${type}`);
      },
      read: reader => {
        const value = this.#readBoxed(reader);
        const found = this.#byName.get(value._)?.combinator;
        if (found?.type !== type || found.kind !== 'constructor')
          throw new TlDecodeError(`${value._} is no ${type}`);
        return value;
      },
    };
  }
}

/** Lower case after the last dot names a constructor without its id before it: a bare type. */
function isBare(type: string): boolean {
  const first = type.slice(type.lastIndexOf('.') + 1).charAt(0);
  return first !== first.toUpperCase();
}
