import type { UserCallContext } from '../rpc/call.ts';
import { RpcError } from '../rpc/rpc-error.ts';

const DAY_MS = 24 * 3_600_000;

/**
 * FRESH_RESET_AUTHORISATION_FORBIDDEN: "You can't logout other sessions if less than 24 hours have passed since you
 * logged on the current session." https://core.telegram.org/method/account.resetAuthorization
 */
export function checkMayEndOthers({ key, sandbox }: UserCallContext): void {
  const age = sandbox.clock.now() - (key.login?.at ?? 0);
  if (age < DAY_MS) throw new RpcError('FRESH_RESET_AUTHORISATION_FORBIDDEN');
}
