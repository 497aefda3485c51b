import { Buffer } from 'node:buffer';
import { acceptQrToken } from '../../login/accept-qr-token.ts';
import type { UserMethod } from '../../rpc/method.ts';
import { RpcError } from '../../rpc/rpc-error.ts';
import { authorizationView } from '../../views/authorization.ts';

/** https://core.telegram.org/method/auth.acceptLoginToken */
export const acceptLoginToken: UserMethod<'auth.acceptLoginToken'> = (call, { sandbox, viewer }) => {
  const scan = acceptQrToken(Buffer.from(call.token).toString('base64url'), viewer.id, sandbox);
  if (scan.status === 'refused') throw new RpcError(scan.reason);
  return authorizationView(scan.key, { current: false, now: sandbox.clock.now() });
};
