import { ConfigError } from '@muster/service-kit';
import { BrokenOff, CannotDo } from './print.ts';
import { VaultAway, VaultRefused } from './vault/client.ts';

const EXPECTED = [BrokenOff, CannotDo, ConfigError, VaultAway, VaultRefused];

/**
 * Says in plain words what kept a command from being done. What nobody expected comes with its stack only at
 * LOG_LEVEL=debug.
 * @returns the exit code: 1, or 130 as after SIGINT
 */
export function complain(error: unknown, { LOG_LEVEL }: NodeJS.ProcessEnv): number {
  const isExpected = EXPECTED.some(kind => error instanceof kind);
  const { message, stack } = error instanceof Error ? error : new Error(String(error));
  const isSealed = error instanceof VaultRefused && error.status === 503;
  process.stderr.write(`${message}${isSealed ? '. `vault-operator unseal` opens it' : ''}\n`);
  if (!isExpected && LOG_LEVEL === 'debug') process.stderr.write(`${stack}\n`);
  return error instanceof BrokenOff ? 130 : 1;
}
