import { Buffer } from 'node:buffer';
import type { CallContext } from '../rpc/call.ts';
import { RpcError } from '../rpc/rpc-error.ts';
import type { Tl } from '../tl/api.ts';
import { passFirstStep } from './log-in.ts';
import type { QrToken } from './qr-tokens.ts';

/**
 * Hands the login of a scanned code to the client that asks: loginTokenSuccess, loginTokenMigrateTo if the person
 * is at home in another data centre, or SESSION_PASSWORD_NEEDED, which is answered again as long as the password is
 * missing. Null if the code was not scanned, or the login is void by now: fetched already, too late, or of somebody
 * who was banned since (assumption). https://core.telegram.org/api/qr-login
 */
export function finishQrLogin(token: QrToken, context: CallContext): Tl<'auth.LoginToken'> | null {
  const { sandbox, key, dcId } = context;
  const { qrTokens, world } = sandbox;
  if (!token.accepted || qrTokens.isExpired(token)) return null;
  const { userId, login } = token.accepted;
  if (token.usedBy !== null) {
    if (token.usedBy === key.id && key.passwordOwedBy === userId)
      throw new RpcError('SESSION_PASSWORD_NEEDED');
    return null;
  }
  const person = world.people.get(userId);
  if (!person || person.banned || person.deleted) return null;
  if (person.homeDc !== dcId) {
    return {
      _: 'auth.loginTokenMigrateTo',
      dc_id: person.homeDc,
      token: Buffer.from(token.token, 'base64url'),
    };
  }
  qrTokens.use(token, key.id);
  return { _: 'auth.loginTokenSuccess', authorization: passFirstStep(person, context, login) };
}
