/** Where names lead. */
export type Names = {
  readonly people: {
    byUsername(username: string): { readonly id: number } | null;
    byPhone(phone: string): { readonly id: number } | null;
  };
  readonly chats: {
    byUsername(username: string): { readonly id: number } | null;
  };
  readonly inviteLinks: { get(hash: string): { readonly chatId: number } | null };
};

/** The fields in which the schema names a user or chat: of inputUser, inputPeerChannel, peerChat and the like. */
const ID_FIELDS = new Set(['user_id', 'chat_id', 'channel_id', 'bot_id']);
/** A query nests a handful of levels deep; hostile ones are not followed further. */
const MAX_DEPTH = 8;

/**
 * Whom and what a query or an update is about, read off its fields before anything is executed: every id in it,
 * `selfId` where it says "self", and whoever a username, a phone number or an invite link leads to.
 */
export function addressedIds(
  query: { readonly _: string },
  selfId: string | null,
  names: Names,
): Set<string> {
  const ids = new Set<string>();
  collect(query, selfId, ids, 0);
  for (const id of byName(query, names)) ids.add(String(id));
  return ids;
}

function collect(value: unknown, selfId: string | null, ids: Set<string>, depth: number): void {
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value) || depth > MAX_DEPTH) return;
  if (Array.isArray(value)) {
    for (const element of value) collect(element, selfId, ids, depth + 1);
    return;
  }
  for (const [name, field] of Object.entries(value)) {
    if (name === '_' && typeof field === 'string' && /^input(User|Peer)Self$/.test(field) && selfId !== null)
      ids.add(selfId);
    else if (typeof field === 'bigint' && ID_FIELDS.has(name)) ids.add(String(field));
    else collect(field, selfId, ids, depth + 1);
  }
}

/** Some methods address by name, and one by bare ids. */
function byName(query: object, { people, chats, inviteLinks }: Names): (number | bigint)[] {
  const found: (number | bigint | undefined)[] = [];
  if ('username' in query && typeof query.username === 'string') {
    const username = query.username.replace(/^@/, '');
    found.push(chats.byUsername(username)?.id, people.byUsername(username)?.id);
  }
  if ('phone' in query && typeof query.phone === 'string') found.push(personWith(query.phone, people));
  if ('phone_number' in query && typeof query.phone_number === 'string')
    found.push(personWith(query.phone_number, people));
  if ('hash' in query && typeof query.hash === 'string') found.push(inviteLinks.get(query.hash)?.chatId);
  if ('_' in query && query._ === 'messages.getChats' && 'id' in query && Array.isArray(query.id))
    found.push(...query.id.filter(id => typeof id === 'bigint'));
  return found.filter(id => id !== undefined);
}

const personWith = (phone: string, people: Names['people']): number | undefined =>
  people.byPhone(phone.replaceAll(/\D/g, ''))?.id;
