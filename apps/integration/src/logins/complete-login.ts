import type { ErrorCode } from '@muster/contracts';
import { clock, type HashPerson, newId, problem } from '@muster/service-kit';
import { Api } from 'telegram';
import type { Note } from '../account-log/entry.ts';
import type { AccountStore } from '../accounts/repository.ts';
import type { KnowChannels } from '../channels/know-channels.ts';
import type { CheckSession } from '../connections/check-session.ts';
import type { Connections } from '../connections/connections.ts';
import type { Outbox } from '../outbox/outbox.ts';
import type { NewReport } from '../outbox/report.ts';
import { sealSession } from '../sessions/seal-session.ts';
import type { WrappingKeys } from '../sessions/wrapping-keys.ts';
import type { LeaveSession } from './leave-session.ts';
import type { LiveLogin, LiveLogins } from './live-logins.ts';
import type { MoveLogin, TellLogin } from './move-login.ts';
import { hintOf } from './phone.ts';
import type { LoginRow, LoginStore } from './repository.ts';

export type CompleteLogin = (
  login: LoginRow,
  live: LiveLogin,
  authorization: Api.auth.TypeAuthorization,
) => Promise<void>;

export type CompleteLoginParts = {
  logins: Pick<LoginStore, 'complete'>;
  live: Pick<LiveLogins, 'end' | 'release'>;
  checkSession: CheckSession;
  accounts: Pick<AccountStore, 'findPlace'>;
  connections: Pick<Connections, 'adopt' | 'drop'>;
  outbox: Pick<Outbox, 'deliver'>;
  knowChannels: KnowChannels;
  move: MoveLogin;
  tell: TellLogin;
  leaveSession: LeaveSession;
  hashPerson: HashPerson;
  wrappingKeys: Pick<WrappingKeys, 'newest'>;
  note: Note;
};

/**
 * Makes an account of a login that Telegram accepted. Its chats are read after that: nobody waits for them.
 * @throws a problem `account_being_removed`, or why nobody can say whether the person is connected: the same step tries
 *   again; and problems `phone_unoccupied`, `account_already_connected` and `account_connected_elsewhere`, after which the
 *   new session is gone
 */
export function createCompleteLogin(parts: CompleteLoginParts): CompleteLogin {
  const { logins, live, checkSession, accounts, connections, outbox, knowChannels } = parts;
  const { move, tell, leaveSession, note } = parts;

  const refuse = async (login: LoginRow, code: ErrorCode, accountId: string | null = null) => {
    await move(login, 'failed', { problem: code, accountId });
    await live.end(login.id);
    throw problem(code);
  };

  return async (login, attempt, authorization) => {
    if (!(authorization instanceof Api.auth.Authorization)) return refuse(login, 'phone_unoccupied');
    const { user } = authorization;
    if (!(user instanceof Api.User)) throw new Error('the login came without a profile');
    const { id: loginId, teamId } = login;
    const { sent, connection, accountId: freshId } = attempt;
    const phone = sent?.phone ?? `+${user.phone ?? ''}`;
    const now = new Date(clock.now());
    const personKey = parts.hashPerson(user.id.toString());
    const profile = {
      platformUserId: BigInt(user.id.toString()),
      username: user.username ?? null,
      firstName: user.firstName ?? '',
      lastName: user.lastName ?? null,
      phoneHint: hintOf(phone),
    };
    const complete = async () => {
      const place = await accounts.findPlace({ id: freshId, teamId, ...profile });
      if (place.status === 'being_removed') throw problem('account_being_removed');
      if (place.status === 'taken') return place;
      const { id } = place;
      const session = connection.exportSession();
      // Before the row can be found: a second connection with the same key would be the end of the session.
      await connections.adopt({ id, teamId }, connection);
      const registration = { about: 'account', personKey, connectedAt: now.toISOString() } as const;
      const report: NewReport = { id: newId(), teamId, accountId: id, report: registration, createdAt: now };
      const isConnected = await logins.complete(loginId, {
        account: { id, teamId, ...profile, connectedAt: now },
        sealed: sealSession(parts.wrappingKeys.newest(), id, { session, phone }),
        report,
      });
      if (isConnected) return { status: 'connected', id, report } as const;
      // Another login of the person came first. The same step goes on with a new connection, and sees what it has done.
      await connections.drop(id);
      throw problem('service_unavailable', { retryAfterSeconds: 1 });
    };

    let connected = await complete();
    if (connected.status === 'taken') {
      const { by } = connected;
      // Its owner may have ended that session while nobody used it.
      const doubt = await checkSession(by);
      if (doubt) {
        connected = await complete();
        // Nobody can say whether the session lives: the same step asks again.
        if (connected.status === 'taken') throw doubt;
      } else {
        await leaveSession(loginId, attempt);
        if (by.teamId !== teamId) return refuse(login, 'account_connected_elsewhere');
        return refuse(login, 'account_already_connected', by.id);
      }
    }
    live.release(loginId);
    await tell(loginId);
    note({ teamId, accountId: connected.id, kind: 'login' });
    await outbox.deliver([connected.report]);
    knowChannels.begin({ id: connected.id, teamId }, loginId);
  };
}
