import { sealAuthorization } from '../../data-centers/exported-authorization.ts';
import type { UserMethod } from '../../rpc/method.ts';
import { RpcError } from '../../rpc/rpc-error.ts';

/** A client imports at once what it has exported. Assumption: Telegram names no time. */
const LIFETIME_MS = 60_000;

/** To another data centre than this one only. https://core.telegram.org/method/auth.exportAuthorization */
export const exportAuthorization: UserMethod<'auth.exportAuthorization'> = (call, context) => {
  const { sandbox, key, viewer, dcId } = context;
  const exists = sandbox.dataCenters.main.some(({ id }) => id === call.dc_id);
  if (!exists || call.dc_id === dcId) throw new RpcError('DC_ID_INVALID');
  const exported = {
    userId: viewer.id,
    sessionHash: key.login?.hash ?? 0n,
    dcId: call.dc_id,
    expiresAt: sandbox.clock.now() + LIFETIME_MS,
  };
  const bytes = sealAuthorization(exported, sandbox.serverKey.secret);
  return { _: 'auth.exportedAuthorization', id: BigInt(viewer.id), bytes };
};
