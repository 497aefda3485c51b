/** A TL value as a plain object: `_` is the constructor's or method's name, the rest are its fields by name. */
export type TlObject = { readonly _: string; readonly [field: string]: unknown };

export const isTlObject = (value: unknown): value is TlObject =>
  typeof value === 'object' && value !== null && '_' in value && typeof value._ === 'string';
