import type { Vault, VaultCall } from '../../src/vault/client.ts';

/** What a rotation that is killed does not come back from. */
export class BrokenOff extends Error {
  override readonly name = 'BrokenOff';
}

/** Whether a call leaves Vault as it was: some that only look are a POST. */
const onlyLooks = ({ method, path }: Pick<VaultCall, 'method' | 'path'>) =>
  method === 'GET' || method === 'LIST' || path.includes('/lookup');

/**
 * A Vault as to somebody who is killed as soon as they have changed something: the last change is done, and its answer
 * lost. Between two changes there is nothing that could be left half done.
 * @param isLast asked for every call that changes something
 */
export function breakingAfter(vault: Vault, isLast: (call: { path: string }) => boolean): Vault {
  let isDead = false;
  const guarded = async <T>(call: Pick<VaultCall, 'method' | 'path'>, act: () => Promise<T>): Promise<T> => {
    if (isDead) throw new BrokenOff('killed');
    isDead = !onlyLooks(call) && isLast(call);
    const answer = await act();
    if (isDead) throw new BrokenOff('killed');
    return answer;
  };
  const guard = (given: Vault): Vault => ({
    address: given.address,
    withToken: token => guard(given.withToken(token)),
    within: deadlineMs => guard(given.within(deadlineMs)),
    call: (call, shape) => guarded(call, () => given.call(call, shape)),
    tell: call => guarded(call, () => given.tell(call)),
    find: (call, shape) => guarded(call, () => given.find(call, shape)),
    transfer: call => guarded(call, () => given.transfer(call)),
  });
  return guard(vault);
}

/** After so many changes. */
export function breakingAfterChanges(vault: Vault, changes: number): Vault {
  let left = changes;
  return breakingAfter(vault, () => {
    left -= 1;
    return left === 0;
  });
}
