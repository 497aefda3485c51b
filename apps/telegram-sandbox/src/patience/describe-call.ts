import type { CallContext } from '../rpc/call.ts';
import type { TlObject } from '../tl/tl-object.ts';
import type { PatientCall } from './call-cost.ts';
import { rulesFor } from './rules.ts';

const writesMessages = (method: string): boolean =>
  rulesFor(method).some(({ counts }) => counts.kind === 'strangers');

/** What of a call patience looks at, read off its fields before it is executed. */
export function describeCall(query: TlObject, { sandbox, key }: CallContext): PatientCall {
  const userId = key.userId ?? key.passwordOwedBy;
  const { people } = sandbox.world;
  return {
    method: query._,
    who: userId === null ? `key ${key.id}` : String(userId),
    phone: typeof query.phone_number === 'string' ? query.phone_number.replaceAll(/\D/g, '') : null,
    invites: invites(query, sandbox),
    strangers: userId !== null && goesToStranger(query, userId, sandbox) ? 1 : 0,
    registeredAt: (userId === null ? null : people.get(userId)?.registeredAt) ?? null,
  };
}

function invites(query: TlObject, sandbox: CallContext['sandbox']): number {
  switch (query._) {
    case 'messages.addChatUser':
      return 1;
    case 'channels.inviteToChannel':
    case 'messages.createChat':
      return Array.isArray(query.users) ? query.users.length : 0;
    case 'channels.editAdmin':
      return bringsAdminIn(query, sandbox) ? 1 : 0;
    default:
      return 0;
  }
}

/** Who is made an admin without being a member is added by it. */
function bringsAdminIn(
  { channel, user_id, admin_rights }: TlObject,
  { world }: CallContext['sandbox'],
): boolean {
  const userId = idIn(user_id, 'user_id');
  const channelId = idIn(channel, 'channel_id');
  if (userId === null || channelId === null || !grants(admin_rights)) return false;
  return world.chats.get(channelId)?.members.has(userId) === false;
}

const idIn = (addressed: unknown, name: 'user_id' | 'channel_id'): number | null => {
  const id: unknown =
    typeof addressed === 'object' && addressed !== null ? Reflect.get(addressed, name) : null;
  return typeof id === 'bigint' ? Number(id) : null;
};

const grants = (rights: unknown): boolean =>
  typeof rights === 'object' && rights !== null && Object.values(rights).includes(true);

/** No stranger is whom the sender has written with before, or who has them in their contacts, nor the sender. */
function goesToStranger(
  { _: method, peer, to_peer }: TlObject,
  userId: number,
  { world }: CallContext['sandbox'],
): boolean {
  if (!writesMessages(method)) return false;
  const to = to_peer ?? peer;
  const isUser = typeof to === 'object' && to !== null && '_' in to && to._ === 'inputPeerUser';
  if (!isUser || !('user_id' in to) || typeof to.user_id !== 'bigint') return false;
  const peerId = Number(to.user_id);
  if (peerId === userId || world.contacts.has(peerId, userId)) return false;
  return world.privateChats.between(userId, peerId).messages.newestId === 0;
}
