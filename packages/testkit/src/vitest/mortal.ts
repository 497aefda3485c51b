/** A process is killed at its `at`-th call of what it works with, before or after the call took effect. */
export type Kill = { readonly at: number; readonly after: boolean };

/** What a caller in a killed process sees; nobody is there to see it in a real one. */
export class Killed extends Error {
  override readonly name = 'Killed';
}

/**
 * What one process works with (repositories, clients of other services), in a process that can be killed without
 * one: at the moment of `kill` it dies, and nothing it tries from then on happens. What a call has set in motion
 * elsewhere goes on.
 */
export function mortal<T extends Record<string, object>>(parts: T, kill: Kill | null): T {
  let calls = 0;
  let isDead = false;
  const die = (): never => {
    isDead = true;
    throw new Killed();
  };
  const guard = <P extends object>(part: P): P =>
    new Proxy(part, {
      get(target, name) {
        const method: unknown = Reflect.get(target, name);
        if (typeof method !== 'function') return method;
        return async (...args: unknown[]) => {
          calls += 1;
          const isHit = calls === kill?.at;
          if (isDead || (isHit && !kill?.after)) die();
          const result: unknown = await Reflect.apply(method, target, args);
          // Another call of the same process may have been hit meanwhile.
          if (isDead || isHit) die();
          return result;
        };
      },
    });
  return new Proxy(parts, {
    get: (target, name) => {
      const part: unknown = Reflect.get(target, name);
      return typeof part === 'object' && part !== null ? guard(part) : part;
    },
  });
}
