import type { Constructors, Types } from '../api.generated.ts';
import type { MethodName, Result } from '../api.ts';
import type { TlObject } from '../tl-object.ts';

/**
 * How values are told in a layer other than the one they were made in. Fields of the same name and type, and
 * fields that only one of the layers has and may leave out, need no entry.
 */
export type Adaptations = {
  /** By the constructor as it was made: the fields, or the constructor, the other layer has; null if it has none. */
  readonly constructors: Readonly<Record<string, Adapt | undefined>>;
  /** By type: what stands for a constructor of it which the other layer does not have. */
  readonly standIns: Readonly<Record<string, Adapt | undefined>>;
  /** By method: results that are of another type there. */
  readonly results: Readonly<Record<string, Entry<unknown, unknown> | undefined>>;
};

/** Of a method of an object TypeScript compares parameters in both directions, so that typed tables fit in here. */
type Entry<Value, Adapted = TlObject | null> = { adapt(value: Value): Adapted }['adapt'];
type Adapt = Entry<TlObject>;

/** The same, checked against the types of the layer in which this server composes its answers. */
type AnswerAdaptations = {
  readonly constructors: { readonly [Name in keyof Constructors]?: Entry<Constructors[Name]> };
  readonly standIns: { readonly [Name in keyof Types]?: Entry<Types[Name]> };
  readonly results: { readonly [Name in MethodName]?: Entry<Result<Name>, unknown> };
};

/** Every entry is given only what its name says: that is decided by the schema. */
export const answers = (adaptations: AnswerAdaptations): Adaptations => adaptations;
