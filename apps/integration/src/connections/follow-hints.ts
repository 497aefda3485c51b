import type { Logger } from '@muster/service-kit';
import { Api } from 'telegram';
import type { Account, AccountStore } from '../accounts/repository.ts';
import type { Restrict } from '../accounts/restrict.ts';
import type { Hint } from '../telegram/hint.ts';
import type { AccountCalls } from './account-calls.ts';
import type { Connections, LiveConnection } from './connections.ts';

/**
 * Asks at once what a hint is about: that a session was ended, or an account banned or frozen, is known here when it has
 * happened, and not when the account is next needed. What a call is refused with moves the account's state by itself.
 */
export function followHints(parts: {
  connections: Pick<Connections, 'onHint'>;
  accounts: Pick<AccountStore, 'find'>;
  calls: Pick<AccountCalls, 'check' | 'ask'>;
  restrict: Restrict;
  log: Pick<Logger, 'warn'>;
}): { close(): Promise<void> } {
  const { connections, accounts, calls, restrict, log } = parts;
  const open = new Map<string, Set<Hint>>();
  const underWay = new Set<Promise<void>>();
  let closed = false;

  const ask: Record<Hint, (account: Account) => Promise<void>> = {
    async session(account) {
      await calls.check(account);
    },
    async config(account) {
      const answer = await calls.ask(account, new Api.help.GetAppConfig({ hash: 0 }));
      if (answer.status !== 'ok' || !isFrozen(answer.value)) return;
      await restrict(account, { kind: 'frozen', waitSeconds: null, restSeconds: null });
    },
  };

  /** One question at a time for each account, and one more for whatever is hinted at meanwhile. */
  const follow = async ({ account }: LiveConnection, hints: Set<Hint>): Promise<void> => {
    for (const hint of hints) {
      hints.delete(hint);
      const present = await accounts.find(account);
      if (present && !closed) await ask[hint](present);
    }
  };

  connections.onHint((live, hint) => {
    const { id } = live.account;
    const hints = open.get(id);
    if (hints) return void hints.add(hint);
    const first = new Set([hint]);
    open.set(id, first);
    const following = follow(live, first)
      .catch((err: unknown) =>
        log.warn({ err, account: id }, 'what has changed about an account was not asked'),
      )
      .finally(() => {
        open.delete(id);
        underWay.delete(following);
      });
    underWay.add(following);
  });
  return {
    async close() {
      closed = true;
      await Promise.all(underWay);
    },
  };
}

/** https://core.telegram.org/api/auth#frozen-accounts */
const isFrozen = (answer: Api.help.TypeAppConfig): boolean =>
  answer instanceof Api.help.AppConfig &&
  answer.config instanceof Api.JsonObject &&
  answer.config.value.some(({ key }) => key === 'freeze_since_date');
