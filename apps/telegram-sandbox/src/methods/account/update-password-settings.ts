import { Buffer } from 'node:buffer';
import { DH_PRIME } from '../../crypto/diffie-hellman.ts';
import { isVerifier } from '../../crypto/srp.ts';
import { checkPasswordOf } from '../../login/check-password.ts';
import { kdfAlgorithm, newSalts } from '../../login/kdf-algorithm.ts';
import { setPassword } from '../../login/set-password.ts';
import type { UserMethod } from '../../rpc/method.ts';
import { RpcError } from '../../rpc/rpc-error.ts';
import type { TlConstructor } from '../../tl/api.ts';
import type { TwoStepPassword } from '../../world/two-step-password.ts';

type Settings = TlConstructor<'account.passwordInputSettings'>;
type Salts = ReturnType<typeof newSalts>;

/**
 * Sets a password, changes it, or with an empty hash takes it away, for who knows the present one. There is no
 * recovery by mail: a mail address is EMAIL_INVALID. https://core.telegram.org/api/srp#setting-a-new-2fa-password
 */
export const updatePasswordSettings: UserMethod<'account.updatePasswordSettings'> = (call, context) => {
  const { sandbox, viewer, key } = context;
  const hasPassword = sandbox.world.people.password(viewer.id) !== null;
  if (hasPassword) checkPasswordOf(viewer.id, call.password, context);
  const next = newPassword(call.new_settings, newSalts(key));
  if (!hasPassword && !next) throw new RpcError('NEW_SETTINGS_EMPTY');
  setPassword(viewer.id, next, sandbox);
  return true;
};

/** Null if the settings take the password away. */
function newPassword(settings: Settings, given: Salts): TwoStepPassword | null {
  const { new_algo: algorithm, new_password_hash: verifier, hint } = settings;
  if (settings.email) throw new RpcError('EMAIL_INVALID');
  if (settings.new_secure_settings || !verifier) throw new RpcError('NEW_SETTINGS_INVALID');
  if (verifier.length === 0) return null;
  const known = kdfAlgorithm(given);
  if (algorithm?._ !== known._ || algorithm.g !== known.g || !DH_PRIME.equals(algorithm.p)) {
    throw new RpcError('NEW_SETTINGS_INVALID');
  }
  const salt1 = Buffer.from(algorithm.salt1);
  const salt2 = Buffer.from(algorithm.salt2);
  if (!isOwnSalt(salt1, given.salt1) || !salt2.equals(given.salt2)) throw new RpcError('NEW_SALT_INVALID');
  if (!isVerifier(verifier)) throw new RpcError('NEW_SETTINGS_INVALID');
  return { salt1, salt2, verifier: Buffer.from(verifier), hint: hint || null };
}

/** The client has to add bytes of its own to what it was given. */
const isOwnSalt = (salt: Buffer, given: Uint8Array): boolean =>
  salt.length > given.length && salt.subarray(0, given.length).equals(given);
