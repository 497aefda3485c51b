import { catalogue, isErrorCode, type Login } from '@muster/contracts';
import type { LoginRow } from './repository.ts';

/** An attempt as the API shows it at a moment: all that a page needs that knows nothing else of it. */
export function presentLogin(login: LoginRow, nowMs: number): Login {
  const { id, method, state, phoneHint, accountId, expiresAt } = login;
  return {
    id,
    method,
    state,
    phoneHint,
    code: codeOf(login, nowMs),
    qr: qrOf(login),
    password: passwordOf(login),
    accountId,
    problem: problemOf(login),
    expiresAt: expiresAt.toISOString(),
  };
}

/** A code that was expired too early for its attempt goes on with a new one. */
function codeOf(login: LoginRow, nowMs: number): Login['code'] {
  const { state, codeSentBy, codeLength, codeNextBy, codeNextAt, codeTriesLeft, expiresAt } = login;
  const next = codeNextBy && codeNextAt && { sentBy: codeNextBy, at: codeNextAt.toISOString() };
  const goesOn = state === 'expired' && next !== null && expiresAt.getTime() > nowMs;
  if (!(state === 'code_sent' || goesOn) || codeSentBy === null) return null;
  return { sentBy: codeSentBy, length: codeLength, next, attemptsLeft: codeTriesLeft ?? 0 };
}

function qrOf({ state, qrLink, qrExpiresAt }: LoginRow): Login['qr'] {
  if (state !== 'qr_pending' || qrLink === null || qrExpiresAt === null) return null;
  return { link: qrLink, expiresAt: qrExpiresAt.toISOString() };
}

function passwordOf({ state, passwordHint, passwordTriesLeft }: LoginRow): Login['password'] {
  return state === 'password_needed' ? { hint: passwordHint, attemptsLeft: passwordTriesLeft ?? 0 } : null;
}

function problemOf({ problem, retryAt }: LoginRow): Login['problem'] {
  if (problem === null || !isErrorCode(problem)) return null;
  const { en, ru } = catalogue[problem];
  return { code: problem, message: { en, ru }, retryAt: retryAt?.toISOString() ?? null };
}
