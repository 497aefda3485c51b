import { TlEncodeError } from '../errors.ts';
import type { Combinator, Field } from '../parse-schema.ts';
import { isTlObject, type TlObject } from '../tl-object.ts';
import type { Adaptations } from './adaptations.ts';

/** There is no such thing in the layer. */
const NONE = Symbol('none');

/**
 * Tells values in the terms of another layer. What that layer has no word for is left out: the element of a
 * vector, the optional field, or else whatever it is a part of.
 */
export class LayerAdapter {
  readonly #types: ReadonlyMap<string, string>;
  readonly #combinators: ReadonlyMap<string, Combinator>;
  readonly #adaptations: Adaptations;

  /** `from` is the layer in which values are made, `to` the one in which they are told. */
  constructor(from: readonly Combinator[], to: readonly Combinator[], adaptations: Adaptations) {
    this.#types = new Map(from.map(({ name, type }) => [name, type]));
    this.#combinators = new Map(to.map(combinator => [combinator.name, combinator]));
    this.#adaptations = adaptations;
  }

  /** Whether the layer has this constructor or method. */
  knows(name: string): boolean {
    return this.#combinators.has(name);
  }

  /** A boxed value. Throws a TlEncodeError if there is no such thing in the layer. */
  object(value: TlObject): TlObject {
    const adapted = this.#boxed(value, this.#types.get(value._) ?? '');
    if (adapted === NONE || !isTlObject(adapted)) throw new TlEncodeError(`no ${value._} in this layer`);
    return adapted;
  }

  /** What a method answers. Throws a TlEncodeError if the layer has no such method, or no word for the result. */
  result(method: string, result: unknown): unknown {
    const type = this.#combinators.get(method)?.type;
    if (type === undefined) throw new TlEncodeError(`no method ${method} in this layer`);
    const adapt = this.#adaptations.results[method];
    const adapted = this.#value(adapt ? adapt(result) : result, type);
    if (adapted === NONE) throw new TlEncodeError(`${method} cannot be answered in this layer`);
    return adapted;
  }

  #value(value: unknown, type: string): unknown {
    const element = /^[Vv]ector<(.+)>$/.exec(type)?.[1];
    if (element !== undefined && Array.isArray(value))
      return value.map(item => this.#value(item, element)).filter(item => item !== NONE);
    return isTlObject(value) ? this.#boxed(value, type) : value;
  }

  #boxed(made: TlObject, type: string): unknown {
    const adapt = this.#adaptations.constructors[made._];
    const value = adapt ? adapt(made) : made;
    if (value === null) return this.#standIn(made, type);
    const combinator = this.#combinators.get(value._);
    if (!combinator) return this.#standIn(made, type);
    const adapted: Record<string, unknown> & { _: string } = { _: value._ };
    const leftOut = new Set<string>();
    for (const field of combinator.fields) {
      const present = value[field.name];
      const told = present === undefined ? NONE : this.#value(present, field.type);
      if (told !== NONE) adapted[field.name] = told;
      else if (isRequired(field)) return this.#standIn(made, type);
      else leftOut.add(bitOf(field));
    }
    // Fields that share a bit are all there or none is.
    for (const field of combinator.fields)
      if (field.condition && field.type !== 'true' && leftOut.has(bitOf(field))) delete adapted[field.name];
    return adapted;
  }

  #standIn(made: TlObject, type: string): unknown {
    return this.#adaptations.standIns[type]?.(made) ?? NONE;
  }
}

const isRequired = ({ type, condition }: Field): boolean => !condition && type !== '#';

const bitOf = ({ condition }: Field): string =>
  condition ? `${condition.flags}.${condition.bit}` : 'always';
