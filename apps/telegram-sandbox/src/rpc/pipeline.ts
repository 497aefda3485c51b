import type { TlObject } from '../tl/tl-object.ts';
import type { CallContext } from './call.ts';

/**
 * What becomes of a call: a result, of which half of the bytes or none leave before the connection is cut; no answer
 * at all; or a connection that is cut instead of executing it.
 */
export type Outcome =
  | { readonly kind: 'result' | 'half' | 'lost'; readonly result: unknown }
  | { readonly kind: 'silence'; readonly executed: boolean }
  | { readonly kind: 'cut'; readonly executed: false };

export type Handle = (query: TlObject, context: CallContext) => Promise<Outcome>;

/** Something that stands around every call. It may answer itself, call `next`, or change what `next` answered. */
export type Middleware = (
  query: TlObject,
  context: CallContext,
  next: () => Promise<Outcome>,
) => Promise<Outcome>;

/** Runs the middlewares from the first, the outermost, to the last, then the call itself. */
export function compose(middlewares: readonly Middleware[], execute: Handle): Handle {
  return middlewares.reduceRight<Handle>(
    (inner, middleware) => (query, context) => middleware(query, context, () => inner(query, context)),
    execute,
  );
}
