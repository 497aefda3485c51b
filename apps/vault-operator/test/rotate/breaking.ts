import type { Vault } from '../../src/vault/client.ts';

/** What a rotation that is killed does not come back from. */
export class BrokenOff extends Error {
  override readonly name = 'BrokenOff';
}

/**
 * A Vault that serves so many calls and no more, as to somebody who is killed then; `done` tells whether the last one
 * is still done, and only its answer lost.
 */
export function breakingAfter(vault: Vault, calls: number, { done }: { done: boolean }): Vault {
  let left = calls;
  const guarded = async <T>(act: () => Promise<T>): Promise<T> => {
    left -= 1;
    if (left > 0) return act();
    if (left === 0 && done) await act();
    throw new BrokenOff('killed');
  };
  const guard = (given: Vault): Vault => ({
    address: given.address,
    withToken: token => guard(given.withToken(token)),
    within: deadlineMs => guard(given.within(deadlineMs)),
    call: (call, shape) => guarded(() => given.call(call, shape)),
    tell: call => guarded(() => given.tell(call)),
    find: (call, shape) => guarded(() => given.find(call, shape)),
    transfer: call => guarded(() => given.transfer(call)),
  });
  return guard(vault);
}
