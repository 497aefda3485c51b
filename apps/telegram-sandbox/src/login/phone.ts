import { RpcError } from '../rpc/rpc-error.ts';
import type { World } from '../world/world.ts';

/** The digits of a phone number in the international format; PHONE_NUMBER_INVALID if it is none. */
export function parsePhone(text: string): string {
  const digits = text.replaceAll(/[\s()+-]/g, '');
  if (!/^[1-9]\d{6,14}$/.test(digits)) throw new RpcError('PHONE_NUMBER_INVALID');
  return digits;
}

/** The same, for a number with which somebody wants to log in: PHONE_NUMBER_BANNED if it may not. */
export function parseLoginPhone(text: string, world: World): string {
  const phone = parsePhone(text);
  if (world.people.byPhone(phone)?.banned) throw new RpcError('PHONE_NUMBER_BANNED');
  return phone;
}
