import type { Dependencies } from '../../src/dependencies.ts';

/** One change to a script or a statement that makes account-manager wrong. */
export type Mutation = {
  /** What it does wrong, as a sentence. */
  readonly what: string;
  readonly in: 'scripts' | 'statements';
  readonly from: string;
  readonly to: string;
};

/**
 * Changes the scripts or the statements of these processes on their way to Redis and Postgres, as if they had been
 * written so; nothing else of them is touched.
 */
export function createMutants(all: readonly Pick<Dependencies, 'redis' | 'pool'>[]) {
  let present: Mutation | null = null;
  let hits = 0;
  const mutated = (kind: Mutation['in'], text: string): string => {
    if (present?.in !== kind || !text.includes(present.from)) return text;
    hits += 1;
    return text.replaceAll(present.from, present.to);
  };
  for (const { redis, pool } of all) {
    replace(redis, 'evalsha', (args, call) =>
      present?.in === 'scripts' ? Promise.reject(new Error('NOSCRIPT: it is another one now')) : call(args),
    );
    replace(redis, 'eval', ([text, ...args], call) => call([mutated('scripts', String(text)), ...args]));
    replace(pool, 'query', ([statement, ...args], call) => {
      if (typeof statement === 'string') return call([mutated('statements', statement), ...args]);
      const { text, name, ...rest } = toStatement(statement);
      const other = mutated('statements', text);
      // Under its name Postgres would take it for the one it knows.
      return call([other === text ? { text, name, ...rest } : { text: other, ...rest }, ...args]);
    });
  }
  return {
    become(mutation: Mutation | null): void {
      present = mutation;
      hits = 0;
    },
    /** How often what it changes was used. */
    get hits() {
      return hits;
    },
  };
}

function toStatement(value: unknown): { text: string; name: unknown } {
  if (typeof value !== 'object' || value === null || !('text' in value))
    throw new Error('this is no statement');
  return { name: undefined, ...value, text: String(value.text) };
}

function replace(
  target: object,
  method: string,
  change: (args: unknown[], call: (args: unknown[]) => unknown) => unknown,
): void {
  const original: unknown = Reflect.get(target, method);
  if (typeof original !== 'function') throw new Error(`there is no ${method}`);
  Object.defineProperty(target, method, {
    configurable: true,
    value: (...args: unknown[]) => change(args, changed => Reflect.apply(original, target, changed)),
  });
}
