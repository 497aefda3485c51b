import type { ExecutionTools } from '../src/execution/tools.ts';

/** A process is killed at its `at`-th call to Postgres or another service, before or after the call took effect. */
export type Kill = { at: number; after: boolean };

export class Killed extends Error {}

/** The tools of one process: at the moment of `kill` it dies, and nothing it tries from then on happens. */
export function mortal(tools: ExecutionTools, kill: Kill | null): ExecutionTools {
  let calls = 0;
  let isDead = false;
  const die = (): never => {
    isDead = true;
    throw new Killed();
  };
  const guarded = <T extends object>(boundary: T): T =>
    new Proxy(boundary, {
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
  return {
    ...tools,
    claims: guarded(tools.claims),
    attempts: guarded(tools.attempts),
    remaining: guarded(tools.remaining),
    leases: guarded(tools.leases),
    invitations: guarded(tools.invitations),
  };
}
