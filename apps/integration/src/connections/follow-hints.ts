import { clock, growingRestMs, type Logger } from '@muster/service-kit';
import { Api } from 'telegram';
import type { Account, AccountStore } from '../accounts/repository.ts';
import type { Restrict } from '../accounts/restrict.ts';
import type { CallResult } from '../telegram/call.ts';
import type { Hint } from '../telegram/hint.ts';
import type { AccountCalls } from './account-calls.ts';
import type { Connections, LiveConnection } from './connections.ts';
import { mayPass } from './may-pass.ts';

/** What cannot be asked after this many tries, about a minute, is learnt when the account is next used. */
const MAX_TRIES = 5;

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
  const closed = new AbortController();

  const ask: Record<Hint, (account: Account) => Promise<CallResult<unknown>>> = {
    session: account => calls.check(account),
    async config(account) {
      const answer = await calls.ask(account, new Api.help.GetAppConfig({ hash: 0 }));
      if (answer.status === 'ok' && isFrozen(answer.value))
        await restrict(account, { kind: 'frozen', waitSeconds: null, restSeconds: null });
      return answer;
    },
  };

  /** False when there is nothing to ask again. */
  const tryOnce = async ({ account }: LiveConnection, hint: Hint): Promise<boolean> => {
    const present = await accounts.find(account);
    return present !== null && mayPass(await ask[hint](present));
  };

  /** One question at a time for each account, and one more for whatever is hinted at meanwhile. */
  const follow = async (live: LiveConnection, hints: Set<Hint>): Promise<void> => {
    for (const hint of hints) {
      hints.delete(hint);
      for (let tries = 1; (await tryOnce(live, hint)) && tries < MAX_TRIES; tries++) {
        await clock.sleepUntil(clock.now() + growingRestMs(tries), closed.signal);
      }
    }
  };

  connections.onHint((live, hint) => {
    if (closed.signal.aborted) return;
    const { id } = live.account;
    const hints = open.get(id);
    if (hints) return void hints.add(hint);
    const first = new Set([hint]);
    open.set(id, first);
    const following = follow(live, first)
      .catch((err: unknown) => {
        if (closed.signal.aborted) return;
        log.warn({ err, account: id }, 'what has changed about an account was not asked');
      })
      .finally(() => {
        open.delete(id);
        underWay.delete(following);
      });
    underWay.add(following);
  });
  return {
    async close() {
      closed.abort();
      await Promise.all(underWay);
    },
  };
}

/** https://core.telegram.org/api/auth#frozen-accounts */
const isFrozen = (answer: Api.help.TypeAppConfig): boolean =>
  answer instanceof Api.help.AppConfig &&
  answer.config instanceof Api.JsonObject &&
  answer.config.value.some(({ key }) => key === 'freeze_since_date');
