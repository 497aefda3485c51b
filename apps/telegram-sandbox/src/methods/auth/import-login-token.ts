import { Buffer } from 'node:buffer';
import { finishQrLogin } from '../../login/finish-qr-login.ts';
import type { OpenMethod } from '../../rpc/method.ts';
import { RpcError } from '../../rpc/rpc-error.ts';

/**
 * The login of a scanned code, in the data centre where the person is at home. One that was not scanned yet is
 * AUTH_TOKEN_INVALID (assumption). https://core.telegram.org/method/auth.importLoginToken
 */
export const importLoginToken: OpenMethod<'auth.importLoginToken'> = (call, context) => {
  const { qrTokens } = context.sandbox;
  const token = qrTokens.get(Buffer.from(call.token).toString('base64url'));
  if (!token) throw new RpcError('AUTH_TOKEN_INVALID');
  const finished = finishQrLogin(token, context);
  if (finished) return finished;
  if (token.usedBy !== null) throw new RpcError('AUTH_TOKEN_ALREADY_ACCEPTED');
  throw new RpcError(
    token.accepted || qrTokens.isExpired(token) ? 'AUTH_TOKEN_EXPIRED' : 'AUTH_TOKEN_INVALID',
  );
};
