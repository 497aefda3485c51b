import { clock, growingRestMs, type Logger } from '@muster/service-kit';
import { Api } from 'telegram';
import type { AccountStore } from '../accounts/repository.ts';
import type { Ownership } from '../ownership/ownership.ts';
import type { AccountCalls } from './account-calls.ts';
import type { Connections, LiveConnection } from './connections.ts';

/**
 * Opens connections anew that ended by themselves, as long as their account is in use: at once, and then after ever
 * longer rests while Telegram cannot be reached. The call that is made over the new one has Telegram say why the old one
 * ended: what it answers of a session, a ban or a freeze moves the account's state, and nothing is tried again then.
 */
export function reopenLost(parts: {
  connections: Pick<Connections, 'onLost'>;
  ownership: Pick<Ownership, 'isHeld' | 'use'>;
  accounts: Pick<AccountStore, 'find'>;
  calls: Pick<AccountCalls, 'call'>;
  log: Pick<Logger, 'warn'>;
}): { close(): Promise<void> } {
  const { connections, ownership, accounts, calls, log } = parts;
  const closed = new AbortController();
  const underWay = new Map<string, Promise<void>>();

  /** False when there is nothing to try again. */
  const tryOnce = async ({ account, usedAtMs }: LiveConnection): Promise<boolean> => {
    if (!ownership.isHeld(account.id)) return false;
    const present = await accounts.find(account);
    if (!present) return false;
    const answer = await calls.call(present, new Api.updates.GetState());
    // Nobody has used it: an account that is only opened again and again is idle.
    ownership.use(account.id, usedAtMs);
    return answer.status === 'failed' && answer.failure.code === 'telegram_unreachable';
  };

  const reopen = async (lost: LiveConnection): Promise<void> => {
    for (let failures = 1; await tryOnce(lost); failures++) {
      await clock.sleepUntil(clock.now() + growingRestMs(failures), closed.signal);
    }
  };

  connections.onLost(lost => {
    const { id } = lost.account;
    if (closed.signal.aborted || underWay.has(id)) return;
    const reopening = reopen(lost)
      .catch((err: unknown) => {
        // Whoever needs it next opens it.
        if (!closed.signal.aborted) log.warn({ err, account: id }, 'a lost connection was not opened again');
      })
      .finally(() => underWay.delete(id));
    underWay.set(id, reopening);
  });
  return {
    async close() {
      closed.abort();
      await Promise.all(underWay.values());
    },
  };
}
