import { RpcError } from '../rpc/rpc-error.ts';

/**
 * Every application is known here, as long as it says which one it is: API_ID_INVALID without a positive api_id or
 * with an empty api_hash. https://core.telegram.org/method/auth.sendCode
 */
export function checkApiId(call: { readonly api_id: number; readonly api_hash: string }): void {
  if (call.api_id <= 0 || call.api_hash === '') throw new RpcError('API_ID_INVALID');
}
