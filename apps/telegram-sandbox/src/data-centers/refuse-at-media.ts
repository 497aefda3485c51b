import type { Middleware } from '../rpc/pipeline.ts';
import { RpcError } from '../rpc/rpc-error.ts';
import { isServedEverywhere } from './served-everywhere.ts';

/**
 * A media address is for files only: https://core.telegram.org/constructor/dcOption (media_only). With which error
 * Telegram says so is an assumption; METHOD_INVALID is "The specified method is invalid" of
 * https://core.telegram.org/api/errors.
 */
export const refuseAtMedia: Middleware = (query, { media }, next) => {
  if (media && !isServedEverywhere(query._)) throw new RpcError('METHOD_INVALID');
  return next();
};
