import { randomBytes } from 'node:crypto';
import { kdfAlgorithm, newSalts } from '../../login/kdf-algorithm.ts';
import { passwordResetDate } from '../../login/password-reset.ts';
import type { OpenMethod } from '../../rpc/method.ts';
import { RpcError } from '../../rpc/rpc-error.ts';

/** Also for those who have entered a code and owe the password. https://core.telegram.org/api/srp */
export const getPassword: OpenMethod<'account.getPassword'> = (_call, { sandbox, key }) => {
  const userId = key.userId ?? key.passwordOwedBy;
  if (userId === null) throw new RpcError('AUTH_KEY_UNREGISTERED');
  const resetDate = passwordResetDate(userId, sandbox.world.people);
  const common = {
    _: 'account.password',
    new_algo: kdfAlgorithm(newSalts(key)),
    new_secure_algo: { _: 'securePasswordKdfAlgoPBKDF2HMACSHA512iter100000', salt: randomBytes(8) },
    secure_random: randomBytes(256),
    pending_reset_date: resetDate === null ? undefined : Math.floor(resetDate / 1000),
  } as const;
  const password = sandbox.world.people.password(userId);
  if (!password) return common;
  const { srpId, challenge } = sandbox.passwordChecks.begin(key.id, password);
  return {
    ...common,
    has_password: true,
    current_algo: kdfAlgorithm(password),
    srp_B: challenge.B,
    srp_id: srpId,
    hint: password.hint ?? undefined,
  };
};
