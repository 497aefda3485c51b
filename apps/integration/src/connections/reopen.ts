import { clock, growingRestMs, type Logger } from '@muster/service-kit';
import type { AccountStore } from '../accounts/repository.ts';
import type { Ownership } from '../ownership/ownership.ts';
import type { AccountCalls } from './account-calls.ts';
import type { Connections, LiveConnection } from './connections.ts';
import { mayPass } from './may-pass.ts';

/** What was lost together, with a data centre, does not come back all at one moment. */
const about = (ms: number) => Math.round(ms * (0.5 + Math.random()));

/**
 * Opens connections anew that ended by themselves or with the lease, as long as their account is in use: at once, and
 * then after ever longer rests while Telegram cannot be reached, or nobody can say whose the account is. The call that
 * is made over the new one has Telegram say why the old one ended: what it answers of a session, a ban or a freeze moves
 * the account's state, and nothing is tried again then.
 */
export function reopenLost(parts: {
  connections: Pick<Connections, 'onLost'>;
  ownership: Pick<Ownership, 'isInUse'>;
  accounts: Pick<AccountStore, 'find'>;
  calls: Pick<AccountCalls, 'check'>;
  log: Pick<Logger, 'warn'>;
}): { close(): Promise<void> } {
  const { connections, ownership, accounts, calls, log } = parts;
  const closed = new AbortController();
  const underWay = new Map<string, Promise<void>>();

  /** False when there is nothing to try again. */
  const tryOnce = async ({ account }: LiveConnection): Promise<boolean> => {
    if (!ownership.isInUse(account.id)) return false;
    const present = await accounts.find(account);
    if (!present) return false;
    return mayPass(await calls.check(account));
  };

  const reopen = async (lost: LiveConnection): Promise<void> => {
    for (let failures = 1; await tryOnce(lost); failures++) {
      await clock.sleepUntil(clock.now() + about(growingRestMs(failures)), closed.signal);
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
