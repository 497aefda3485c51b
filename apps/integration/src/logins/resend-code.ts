import type { ErrorCode, Login } from '@muster/contracts';
import { clock, problem } from '@muster/service-kit';
import type { Note } from '../account-log/entry.ts';
import type { TelegramFailure } from '../errors/failure.ts';
import { problemOf } from '../errors/problem-of.ts';
import type { LoginCodes } from '../login-codes/repository.ts';
import type { CallResult } from '../telegram/call.ts';
import type { Ask } from './ask.ts';
import { failedLogin } from './failed-login.ts';
import type { GoOn, LoginRef } from './go-on.ts';
import { LOGIN_TTL_MS } from './limits.ts';
import type { LiveLogin } from './live-logins.ts';
import type { MoveLogin } from './move-login.ts';
import type { RefuseStep } from './refuse-step.ts';
import type { LoginRow, LoginStore } from './repository.ts';
import { type SentCode, sendCode, sendCodeAgain } from './send-code.ts';
import { sendCounted } from './send-counted.ts';
import { inSeconds, secondsUntil } from './waits.ts';

/** Has another code sent: by the next way there is, or anew when the one that was sent is good for nothing any more. */
export type ResendCode = (login: LoginRef) => Promise<Login>;

export function createResendCode(parts: {
  goOn: GoOn;
  ask: Ask;
  logins: Pick<LoginStore, 'findOpen'>;
  codes: LoginCodes;
  move: MoveLogin;
  refuseStep: RefuseStep;
  note: Note;
}): ResendCode {
  const { goOn, ask, logins, codes, move, refuseStep, note } = parts;

  const send = async (
    { connection }: LiveLogin,
    sent: NonNullable<LiveLogin['sent']>,
    { state }: LoginRow,
  ): Promise<CallResult<SentCode>> => {
    if (state === 'expired') return sendCode(ask, connection, sent.phone);
    const again = await sendCodeAgain(ask, connection, sent);
    const lapsed = again.status === 'failed' && LAPSED.has(again.failure.code);
    return lapsed ? sendCode(ask, connection, sent.phone) : again;
  };

  /** The code that was sent is still good, whatever becomes of another: only the way to that is put off or gone. */
  const refuse = async (login: LoginRow, failure: TelegramFailure) => {
    const { code, certainty, waitSeconds } = failure;
    if (login.state === 'expired' || LAPSED.has(code)) return refuseStep(login, failure);
    note(failedLogin(login, failure));
    const codeNextAt = inSeconds(waitSeconds ?? 0);
    const putOff = code === 'flood_wait' && codeNextAt < login.expiresAt;
    if (certainty === 'refused') await move(login, 'code_sent', putOff ? { codeNextAt } : NO_NEXT);
    return problemOf(failure);
  };

  return login =>
    goOn(login, ['code_sent', 'expired'], async (live, row) => {
      const { sent } = live;
      const { teamId, phoneKey } = row;
      if (!sent || phoneKey === null) throw problem('wrong_state');
      refuseTooEarly(row);
      // The team has begun anew meanwhile, and goes on there.
      if (row.state === 'expired' && (await logins.findOpen({ teamId, phoneKey })))
        throw problem('wrong_state');
      const answer = await sendCounted(codes, { teamId, phoneKey }, () => send(live, sent, row));
      if (answer.status === 'failed') throw await refuse(row, answer.failure);
      const { phoneCodeHash, noted } = answer.value;
      live.sent = { ...sent, phoneCodeHash };
      live.expiresAtMs = clock.now() + LOGIN_TTL_MS;
      await move(row, 'code_sent', { ...noted, expiresAt: new Date(live.expiresAtMs) });
    });
}

/** The code that was sent is good for nothing any more, and can be followed by none. */
const LAPSED: ReadonlySet<ErrorCode> = new Set(['code_expired', 'login_restarted']);

const NO_NEXT = { codeNextBy: null, codeNextAt: null };

/** Telegram says how a further code would go and when; before that it would only confuse whoever waits for the first. */
function refuseTooEarly({ codeNextBy, codeNextAt }: LoginRow): void {
  if (codeNextBy === null || codeNextAt === null) throw problem('resend_unavailable');
  const retryAfterSeconds = secondsUntil(codeNextAt);
  if (retryAfterSeconds > 0) throw problem('resend_too_early', { retryAfterSeconds });
}
