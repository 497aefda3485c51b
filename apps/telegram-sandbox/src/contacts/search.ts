import type { UserCallContext } from '../rpc/call.ts';
import type { Chat } from '../world/chat.ts';
import { matches } from '../world/name-words.ts';

export type Found = {
  readonly ownUsers: readonly number[];
  readonly ownChats: readonly Chat[];
  readonly users: readonly number[];
  readonly chats: readonly Chat[];
};

/** Besides one's own: whom and what everybody finds, by the beginning of a public name or, for chats, of the title. */
export function search(query: string, { sandbox, viewer }: UserCallContext, limit: number): Found {
  const { people, chats, contacts, boxes } = sandbox.world;
  const wanted = query.toLowerCase().replace(/^@/, '');
  const known = new Set([...contacts.of(viewer.id).keys(), ...partners()]);
  const fits = (chat: Chat) =>
    matches({ firstName: chat.title, lastName: null, username: chat.username, deleted: false }, wanted);
  const isOwn = (chat: Chat) => chat.members.has(viewer.id);
  const found = chats.all().filter(fits);
  const strangers = people
    .mayBeCalled(wanted)
    .filter(id => !known.has(id) && startsWith(people.get(id)?.username, wanted));
  return {
    ownUsers: [...known].filter(id => matches(people.get(id), wanted)).slice(0, limit),
    ownChats: found.filter(isOwn).slice(0, limit),
    users: strangers.filter(id => people.get(id)?.deleted === false).slice(0, limit),
    chats: found.filter(chat => !isOwn(chat) && chat.username !== null).slice(0, limit),
  };

  function* partners(): Generator<number> {
    for (const conversation of boxes.of(viewer.id).conversations) {
      if (conversation.kind === 'private') yield* conversation.userIds;
    }
  }
}

const startsWith = (username: string | null | undefined, wanted: string): boolean =>
  username?.toLowerCase().startsWith(wanted) === true;
