import { Layers, schemaOfLayer } from './layers.ts';

/** What the layers that are spoken call their methods, and what may be pushed. */
export type Vocabulary = { readonly methods: ReadonlySet<string>; readonly updates: ReadonlySet<string> };

let known: Vocabulary | undefined;

/** Read once, when somebody asks: three schemas of 2,000 lines each. */
export function vocabulary(): Vocabulary {
  known ??= read();
  return known;
}

function read(): Vocabulary {
  const combinators = new Layers().numbers.flatMap(layer => schemaOfLayer(layer));
  const methods = combinators.filter(({ kind }) => kind === 'method');
  const updates = combinators.filter(({ kind, type }) => kind === 'constructor' && /^Updates?$/.test(type));
  return { methods: new Set(methods.map(nameOf)), updates: new Set(updates.map(nameOf)) };
}

const nameOf = ({ name }: { readonly name: string }): string => name;
