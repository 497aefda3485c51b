import { clock } from '@muster/service-kit';
import { Api } from 'telegram';
import type { Ask } from './ask.ts';
import { LOGIN_TTL_MS, PASSWORD_TRIES } from './limits.ts';
import type { LiveLogin } from './live-logins.ts';
import type { MoveLogin } from './move-login.ts';
import type { LoginRow } from './repository.ts';

/** Has the attempt wait for the two-step password, with what its owner wrote to remember it by. */
export type NeedPassword = (login: LoginRow, live: LiveLogin) => Promise<void>;

export function createNeedPassword({ ask, move }: { ask: Ask; move: MoveLogin }): NeedPassword {
  return async (login, live) => {
    const asked = await ask(live.connection, new Api.account.GetPassword());
    // Without the hint the password can be entered all the same.
    const passwordHint = asked.status === 'ok' ? (asked.value.hint ?? null) : null;
    live.expiresAtMs = clock.now() + LOGIN_TTL_MS;
    const expiresAt = new Date(live.expiresAtMs);
    await move(login, 'password_needed', { passwordHint, passwordTriesLeft: PASSWORD_TRIES, expiresAt });
  };
}
