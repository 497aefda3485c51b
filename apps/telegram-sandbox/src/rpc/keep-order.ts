import type { CallContext } from './call.ts';
import type { Middleware } from './pipeline.ts';
import { RpcError } from './rpc-error.ts';

/**
 * invokeAfterMsg and invokeAfterMsgs: a call is executed when those it names have succeeded, else it is
 * MSG_WAIT_FAILED. https://core.telegram.org/method/invokeAfterMsg. So it is too if one of them did not arrive, upon
 * which clients send both again (TDLib, mtcute); Telegram waits a while for it first (MSG_WAIT_TIMEOUT), for how
 * long nobody says.
 */
export const keepOrder: Middleware = (_query, context, next) =>
  context.session.order.run(context.messageId, async () => {
    for (const messageId of context.after) {
      if (!(await hasSucceeded(messageId, context))) throw new RpcError('MSG_WAIT_FAILED');
    }
    return next();
  });

/** Message ids grow, so a call waits for older ones only, and no two for each other. */
async function hasSucceeded(messageId: bigint, context: CallContext): Promise<boolean> {
  const { received, order } = context.session;
  if (messageId >= context.messageId) return false;
  const arrived = received.progress(messageId) !== null || received.outside(messageId) === 'old';
  return arrived && order.succeeded(messageId);
}
