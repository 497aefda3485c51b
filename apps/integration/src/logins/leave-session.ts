import { Api } from 'telegram';
import type { Note } from '../account-log/entry.ts';
import type { Ask } from './ask.ts';
import { failedLogin } from './failed-login.ts';
import type { LiveLogin } from './live-logins.ts';
import type { LoginStore } from './repository.ts';

/**
 * Ends the session of an attempt that Telegram has let in and that led to no account: its key is about to be forgotten,
 * and nobody could end it from here any more. What cannot be ended is told in the team's log, for a person to end it.
 */
export type LeaveSession = (loginId: string, live: LiveLogin) => Promise<void>;

export function createLeaveSession(parts: {
  logins: Pick<LoginStore, 'find'>;
  ask: Ask;
  note: Note;
}): LeaveSession {
  const { logins, ask, note } = parts;
  return async (id, live) => {
    if (!(live.accepted instanceof Api.auth.Authorization)) return;
    const row = await logins.find({ id });
    // An account was written, and only the word of that was lost: it has the session.
    if (!row || row.state === 'connected') return;
    delete live.accepted;
    const answer = await ask(live.connection, new Api.auth.LogOut());
    if (answer.status === 'ok' || answer.failure.code === 'account_logged_out') return;
    note({ ...failedLogin(row, answer.failure), code: 'login_session_left_open' });
  };
}
