import { codeOf } from './error-codes.ts';

/**
 * The answer to a call that Telegram refuses. The names are Telegram's own: https://core.telegram.org/api/errors
 * and the page of each method.
 */
export class RpcError extends Error {
  override name = 'RpcError';
  readonly code: number;

  constructor(name: string, code: number = codeOf(name)) {
    super(name);
    this.code = code;
  }
}
