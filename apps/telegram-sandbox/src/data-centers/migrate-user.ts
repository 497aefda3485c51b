import type { Middleware } from '../rpc/pipeline.ts';
import { RpcError } from '../rpc/rpc-error.ts';
import { isServedEverywhere } from './served-everywhere.ts';

/**
 * A login that was imported from another data centre is there for files only; all else is at home:
 * USER_MIGRATE_X. https://core.telegram.org/api/errors#303-see-other
 */
export const migrateUser: Middleware = (query, { key, sandbox }, next) => {
  const home = key.userId === null ? null : (sandbox.world.people.get(key.userId)?.homeDc ?? null);
  if (home === null || home === key.dcId || isServedEverywhere(query._)) return next();
  throw new RpcError(`USER_MIGRATE_${home}`);
};
