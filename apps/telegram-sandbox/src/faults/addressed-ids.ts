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
const USER_FIELDS = new Set(['user_id', 'bot_id']);
const CHAT_FIELDS = new Set(['chat_id', 'channel_id']);
/** inputPhoneContact is in a list. */
const PHONE_FIELDS = new Set(['phone', 'phone_number']);
/** A query nests a handful of levels deep; hostile ones are not followed further. */
const MAX_DEPTH = 8;

/** What a query names in its fields, in their order. */
export type Named = {
  readonly users: Set<string>;
  readonly chats: Set<string>;
  readonly phones: Set<string>;
  /** Whether it says "self" somewhere. */
  self: boolean;
};

/** Read off a query's fields, before anything is executed and whether it exists or not. */
export function namedIn(query: object): Named {
  const named: Named = { users: new Set(), chats: new Set(), phones: new Set(), self: false };
  collect(query, named, 0);
  return named;
}

/**
 * Whom and what a query or an update is about, read off its fields before anything is executed: every id in it,
 * `selfId` where it says "self", and whoever a username, a phone number or an invite link leads to.
 */
export function addressedIds(
  query: { readonly _: string },
  selfId: string | null,
  names: Names,
): Set<string> {
  const { users, chats, phones, self } = namedIn(query);
  const ids = new Set([...chats, ...users]);
  if (self && selfId !== null) ids.add(selfId);
  for (const phone of phones) {
    const id = names.people.byPhone(phone.replaceAll(/\D/g, ''))?.id;
    if (id !== undefined) ids.add(String(id));
  }
  for (const id of byName(query, names)) ids.add(String(id));
  return ids;
}

function collect(value: unknown, named: Named, depth: number): void {
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value) || depth > MAX_DEPTH) return;
  if (Array.isArray(value)) {
    for (const element of value) collect(element, named, depth + 1);
    return;
  }
  for (const [name, field] of Object.entries(value)) {
    if (name === '_' && typeof field === 'string' && /^input(User|Peer)Self$/.test(field)) named.self = true;
    else if (typeof field === 'bigint' && USER_FIELDS.has(name)) named.users.add(String(field));
    else if (typeof field === 'bigint' && CHAT_FIELDS.has(name)) named.chats.add(String(field));
    else if (typeof field === 'string' && PHONE_FIELDS.has(name)) named.phones.add(field);
    else collect(field, named, depth + 1);
  }
}

/** Some methods address by name, and one by bare ids. */
function byName(query: object, { people, chats, inviteLinks }: Names): (number | bigint)[] {
  const found: (number | bigint | undefined)[] = [];
  if ('username' in query && typeof query.username === 'string') {
    const username = query.username.replace(/^@/, '');
    found.push(chats.byUsername(username)?.id, people.byUsername(username)?.id);
  }
  if ('hash' in query && typeof query.hash === 'string') found.push(inviteLinks.get(query.hash)?.chatId);
  if ('_' in query && query._ === 'messages.getChats' && 'id' in query && Array.isArray(query.id))
    found.push(...query.id.filter(id => typeof id === 'bigint'));
  return found.filter(id => id !== undefined);
}
