import { peerOf } from '../../peers/input-peer.ts';
import type { UserCallContext } from '../../rpc/call.ts';
import type { UserMethod } from '../../rpc/method.ts';
import { RpcError } from '../../rpc/rpc-error.ts';
import type { Tl } from '../../tl/api.ts';

/** https://core.telegram.org/method/contacts.block */
export const block: UserMethod<'contacts.block'> = (call, context) => setBlocked(call.id, true, context);

/** https://core.telegram.org/method/contacts.unblock */
export const unblock: UserMethod<'contacts.unblock'> = (call, context) => setBlocked(call.id, false, context);

function setBlocked(input: Tl<'InputPeer'>, blocked: boolean, context: UserCallContext): boolean {
  const { sandbox, viewer, session } = context;
  const peer = peerOf(input, context);
  if (peer.kind === 'chat') throw new RpcError('PEER_ID_INVALID');
  if (peer.person.id === viewer.id) throw new RpcError('CONTACT_ID_INVALID');
  const change = { ownerId: viewer.id, personId: peer.person.id, blocked, at: sandbox.clock.now() };
  sandbox.world.commit({ type: 'person-blocked', ...change }, session);
  return true;
}
