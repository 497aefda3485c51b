import { clock, type HashPerson, newId, problem } from '@muster/service-kit';
import { Api } from 'telegram';
import type { Note } from '../account-log/entry.ts';
import type { AccountStore } from '../accounts/repository.ts';
import { unleased } from '../chats/read.ts';
import type { RefreshDialogs } from '../chats/refresh-dialogs.ts';
import type { Connections } from '../connections/connections.ts';
import type { Outbox } from '../outbox/outbox.ts';
import type { NewReport } from '../outbox/report.ts';
import { sealSession } from '../sessions/seal-session.ts';
import type { WrappingKeys } from '../sessions/wrapping-keys.ts';
import type { Run } from '../telegram/call.ts';
import type { LoginRef } from './go-on.ts';
import type { LiveLogin, LiveLogins } from './live-logins.ts';
import { hintOf } from './phone.ts';
import type { LoginStore } from './repository.ts';

export type CompleteLogin = (
  login: LoginRef,
  live: LiveLogin,
  authorization: Api.auth.TypeAuthorization,
) => Promise<void>;

export type CompleteLoginParts = {
  logins: LoginStore;
  live: LiveLogins;
  accounts: Pick<AccountStore, 'find'>;
  connections: Connections;
  outbox: Pick<Outbox, 'deliver'>;
  refreshDialogs: RefreshDialogs;
  run: Run;
  hashPerson: HashPerson;
  wrappingKeys: Pick<WrappingKeys, 'newest'>;
  note: Note;
};

/**
 * Makes an account of a login that Telegram accepted.
 * @throws problems `phone_unoccupied` and `account_already_connected`, after which the new session is gone
 */
export function createCompleteLogin(parts: CompleteLoginParts): CompleteLogin {
  const { logins, live, accounts, connections, outbox, refreshDialogs, run, hashPerson, wrappingKeys, note } =
    parts;

  const refuse = async (login: LoginRef, code: 'phone_unoccupied' | 'account_already_connected') => {
    await logins.move(login.id, 'failed', { problem: code });
    await live.end(login.id);
    throw problem(code);
  };

  return async (login, { phone, connection }, authorization) => {
    if (!(authorization instanceof Api.auth.Authorization)) return refuse(login, 'phone_unoccupied');
    const { user } = authorization;
    if (!(user instanceof Api.User)) throw new Error('the login came without a profile');
    const now = new Date(clock.now());
    const { teamId } = login;
    const personKey = hashPerson(user.id.toString());
    const connect = async (accountId: string) => {
      const session = connection.exportSession();
      // Before the row can be found: a second connection with the same key would be the end of the session.
      await connections.adopt({ id: accountId, teamId }, connection);
      const registration = { about: 'account', personKey, connectedAt: now.toISOString() } as const;
      const report: NewReport = { id: newId(), teamId, accountId, report: registration, createdAt: now };
      return { sealed: sealSession(wrappingKeys.newest(), accountId, { session, phone }), report };
    };

    const connected = await logins.complete(login.id, {
      account: {
        id: newId(),
        teamId,
        platformUserId: BigInt(user.id.toString()),
        username: user.username ?? null,
        firstName: user.firstName ?? '',
        lastName: user.lastName ?? null,
        phoneHint: hintOf(phone),
        connectedAt: now,
      },
      connect,
    });
    if (!connected) {
      await run('auth.LogOut', () => connection.invoke(new Api.auth.LogOut()));
      return refuse(login, 'account_already_connected');
    }
    live.release(login.id);
    note({ teamId, accountId: connected.accountId, kind: 'login' });
    await outbox.deliver([connected.report]);
    const account = await accounts.find({ id: connected.accountId, teamId });
    // Whatever keeps the list of chats from being read now, it is read when it is first needed.
    if (account) await refreshDialogs(unleased(account));
  };
}
