import type { AuthKey } from '../keys/auth-key.ts';
import type { Sandbox } from '../sandbox.ts';
import { pushTransient } from '../updates/push-transient.ts';

/** Why a code cannot be scanned, in Telegram's words. */
export type Refusal =
  | 'AUTH_TOKEN_INVALID'
  | 'AUTH_TOKEN_EXPIRED'
  | 'AUTH_TOKEN_ALREADY_ACCEPTED'
  | 'AUTH_TOKEN_EXCEPTION';

/** What came of a scan: the client that showed the code, with the login that began, or a refusal. */
export type Scan =
  | { readonly status: 'accepted'; readonly key: AuthKey }
  | { readonly status: 'refused'; readonly reason: Refusal };

/**
 * A person scans a QR code and confirms; the client that shows it is told to ask for its login. A code that was
 * replaced by a newer one has expired. That an account among except_ids is AUTH_TOKEN_EXCEPTION is an assumption.
 * https://core.telegram.org/method/auth.acceptLoginToken
 */
export function acceptQrToken(text: string, userId: number, sandbox: Sandbox): Scan {
  const { qrTokens, keys } = sandbox;
  const token = qrTokens.get(text);
  const key = token && keys.get(token.keyId);
  if (!key) return refused('AUTH_TOKEN_INVALID');
  if (token.accepted) return refused('AUTH_TOKEN_ALREADY_ACCEPTED');
  if (qrTokens.isExpired(token) || key.userId !== null) {
    return refused('AUTH_TOKEN_EXPIRED');
  }
  if (token.exceptIds.includes(userId)) return refused('AUTH_TOKEN_EXCEPTION');
  const login = qrTokens.accept(token, userId);
  pushTransient({ keyId: key.id }, { _: 'updateLoginToken' }, sandbox);
  return { status: 'accepted', key: { ...key, login, activeAt: login.at } };
}

const refused = (reason: Refusal): Scan => ({ status: 'refused', reason });
