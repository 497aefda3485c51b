import { Buffer } from 'node:buffer';
import { checkApiId } from '../../login/api-id.ts';
import { finishQrLogin } from '../../login/finish-qr-login.ts';
import { authorizationOf } from '../../login/log-in.ts';
import type { OpenMethod } from '../../rpc/method.ts';

/**
 * A new QR code or, once the last one was scanned, its login. Who is logged in already is told so (assumption): a
 * client that lost the answer asks again. https://core.telegram.org/method/auth.exportLoginToken
 */
export const exportLoginToken: OpenMethod<'auth.exportLoginToken'> = (call, context) => {
  checkApiId(call);
  const { sandbox, key } = context;
  const viewer = key.userId === null ? null : sandbox.world.people.get(key.userId);
  if (viewer && !viewer.banned && !viewer.deleted) {
    return { _: 'auth.loginTokenSuccess', authorization: authorizationOf(viewer, context) };
  }
  const shown = sandbox.qrTokens.shownBy(key.id);
  const finished = shown && finishQrLogin(shown, context);
  if (finished) return finished;
  const { token, expiresAt } = sandbox.qrTokens.export(key.id, call.except_ids.map(Number));
  return {
    _: 'auth.loginToken',
    expires: Math.floor(expiresAt / 1000),
    token: Buffer.from(token, 'base64url'),
  };
};
