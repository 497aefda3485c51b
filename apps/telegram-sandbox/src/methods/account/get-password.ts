import { randomBytes } from 'node:crypto';
import { DH_GENERATOR, DH_PRIME } from '../../crypto/diffie-hellman.ts';
import type { OpenMethod } from '../../rpc/method.ts';
import { RpcError } from '../../rpc/rpc-error.ts';
import type { TlConstructor } from '../../tl/api.ts';

type KdfAlgorithm = TlConstructor<'passwordKdfAlgoSHA256SHA256PBKDF2HMACSHA512iter100000SHA256ModPow'>;

/** Also for those who have entered a code and owe the password. https://core.telegram.org/api/srp */
export const getPassword: OpenMethod<'account.getPassword'> = (_call, { sandbox, key }) => {
  const userId = key.userId ?? key.passwordOwedBy;
  if (userId === null) throw new RpcError('AUTH_KEY_UNREGISTERED');
  const common = {
    _: 'account.password',
    new_algo: kdfAlgorithm(randomBytes(8), randomBytes(16)),
    new_secure_algo: { _: 'securePasswordKdfAlgoPBKDF2HMACSHA512iter100000', salt: randomBytes(8) },
    secure_random: randomBytes(256),
  } as const;
  const verifier = sandbox.world.people.password(userId);
  if (!verifier) return common;
  const { srpId, challenge } = sandbox.passwordChecks.begin(key.id, verifier);
  return {
    ...common,
    has_password: true,
    current_algo: kdfAlgorithm(verifier.salt1, verifier.salt2),
    srp_B: challenge.B,
    srp_id: srpId,
  };
};

function kdfAlgorithm(salt1: Uint8Array, salt2: Uint8Array): KdfAlgorithm {
  return {
    _: 'passwordKdfAlgoSHA256SHA256PBKDF2HMACSHA512iter100000SHA256ModPow',
    salt1,
    salt2,
    g: DH_GENERATOR,
    p: DH_PRIME,
  };
}
