import { endDuplicated } from '../mtproto/end-duplicated.ts';
import type { Middleware } from './pipeline.ts';
import { RpcError } from './rpc-error.ts';

/**
 * A key that was used over two connections at once is dead: both, and whoever comes with it later, get
 * AUTH_KEY_DUPLICATED for every call, as in https://github.com/gram-js/gramjs/issues/189, where it is the answer to
 * the first call of a new connection. Files may be transferred over further connections, which official clients
 * and gramjs do with the very key of the main one; so a connection counts from its first other call on.
 */
export const refuseDuplicated: Middleware = (query, context, next) => {
  const { key, connectionId, messageId, media, sandbox } = context;
  if (!media && !query._.startsWith('upload.')) {
    const other = sandbox.parallelUse.spoke(key.id, connectionId, messageId);
    if (other !== null) endDuplicated({ key, connectionId, other }, sandbox);
  }
  if (key.duplicated) throw new RpcError('AUTH_KEY_DUPLICATED');
  return next();
};
