import { restrictAccount } from '../restrictions/restrict-account.ts';
import type { Middleware } from '../rpc/pipeline.ts';
import { RpcError } from '../rpc/rpc-error.ts';
import { addressedIds } from './addressed-ids.ts';

const FLOOD_WAIT = /^FLOOD_WAIT_(\d+)$/;

/** Makes calls go wrong as the fault rules say. A running FLOOD_WAIT comes before any rule. */
export const injectFault: Middleware = async (query, { sandbox, key, noted }, next) => {
  const accountId = key.userId === null ? null : String(key.userId);
  const who = accountId ?? key.id.toString();
  const secondsLeft = sandbox.floodWaits.left(who, query._);
  if (secondsLeft > 0) {
    const faultId = sandbox.floodWaits.faultBehind(who, query._);
    if (faultId !== null) noted.causedBy = { kind: 'fault', name: faultId };
    throw new RpcError(`FLOOD_WAIT_${secondsLeft}`);
  }

  const targets = () => addressedIds(query, accountId, sandbox.world);
  const rule = sandbox.faults.take({ method: query._, accountId, targets });
  if (!rule) return next();
  if (rule.delayMs !== undefined && !(await sandbox.delays.wait(rule.delayMs)))
    return { kind: 'cut', executed: false };
  const strike = () => {
    noted.causedBy = { kind: 'fault', name: rule.id };
  };
  if (rule.error !== undefined) {
    strike();
    const seconds = FLOOD_WAIT.exec(rule.error)?.[1];
    if (seconds !== undefined) sandbox.floodWaits.start(who, query._, Number(seconds), rule.id);
    throw new RpcError(rule.error, rule.code);
  }
  if (rule.account !== undefined && key.userId !== null) {
    strike();
    restrictAccount(rule.account, key.userId, sandbox);
  }
  if (rule.dropCall || (rule.dropConnection && !rule.dropAnswer)) strike();
  if (rule.dropCall) return { kind: 'silence', executed: false };
  if (rule.dropConnection && !rule.dropAnswer) return { kind: 'cut', executed: false };
  const outcome = await next();
  if (outcome.kind !== 'result') return outcome;
  if (rule.halfAnswer || rule.dropAnswer) strike();
  if (rule.halfAnswer) return { kind: 'half', result: outcome.result };
  if (!rule.dropAnswer) return outcome;
  return rule.dropConnection ? { kind: 'lost', result: outcome.result } : { kind: 'silence', executed: true };
};
