import { catalogue, isErrorCode, type Login } from '@muster/contracts';
import type { LoginRow } from './repository.ts';

/** An attempt as the API shows it. */
export function presentLogin(login: LoginRow): Login {
  const { id, state, phoneHint, codeSentBy, codeLength, accountId, problem, expiresAt } = login;
  const waitsForCode = state === 'code_sent' && codeSentBy !== null && codeLength !== null;
  const code = problem !== null && isErrorCode(problem) ? problem : null;
  return {
    id,
    method: 'code',
    state,
    phoneHint,
    code: waitsForCode ? { sentBy: codeSentBy, length: codeLength } : null,
    accountId,
    problem: code && { code, message: { en: catalogue[code].en, ru: catalogue[code].ru } },
    expiresAt: expiresAt.toISOString(),
  };
}
