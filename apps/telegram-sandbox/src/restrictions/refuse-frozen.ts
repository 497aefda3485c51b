import { addressedIds } from '../faults/addressed-ids.ts';
import type { Middleware } from '../rpc/pipeline.ts';
import { RpcError } from '../rpc/rpc-error.ts';
import { mayCallFrozen } from './methods-of-the-frozen.ts';

/**
 * A frozen account reads on in the chats it is in. What changes something is FROZEN_METHOD_INVALID (420), what
 * reads a chat that it is not in FROZEN_PARTICIPANT_MISSING (400); both as in
 * https://github.com/LonamiWebs/Telethon/pull/4624.
 */
export const refuseFrozen: Middleware = async (query, { sandbox, key }, next) => {
  const { people, chats } = sandbox.world;
  const person = key.userId === null ? null : people.get(key.userId);
  const goesOn = typeof person?.frozenSince !== 'number' || person.banned || person.deleted;
  if (goesOn || query._.startsWith('help.') || query._.startsWith('auth.')) return next();
  if (!mayCallFrozen(query._)) throw new RpcError('FROZEN_METHOD_INVALID');
  for (const id of addressedIds(query, null, sandbox.world)) {
    const chat = chats.get(Number(id));
    if (chat && !chat.members.has(person.id)) throw new RpcError('FROZEN_PARTICIPANT_MISSING');
  }
  return next();
};
