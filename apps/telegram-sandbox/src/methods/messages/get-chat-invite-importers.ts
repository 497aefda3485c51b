import { chatWithLinks, ownLink } from '../../invite-links/own-link.ts';
import { findUser } from '../../peers/input-user.ts';
import type { UserCallContext } from '../../rpc/call.ts';
import type { UserMethod } from '../../rpc/method.ts';
import type { TlConstructor } from '../../tl/api.ts';
import { seconds } from '../../views/seconds.ts';
import { userViews } from '../../views/user.ts';
import type { Chat } from '../../world/chat.ts';
import type { InviteLink } from '../../world/invite-links.ts';
import { matches } from '../../world/name-words.ts';

const MAX_PAGE = 100;

type Importer = { readonly userId: number; readonly at: number; readonly approvedBy: number | null };

/**
 * Who came by a link, or who waits to be let in, the newest first.
 * https://core.telegram.org/method/messages.getChatInviteImporters
 */
export const getChatInviteImporters: UserMethod<'messages.getChatInviteImporters'> = (call, context) => {
  const chat = chatWithLinks(call.peer, context);
  const link = call.link === undefined ? null : ownLink(call.link, chat, context);
  const requested = call.requested === true;
  const all = (requested ? waiting(chat, link) : came(link)).filter(({ userId }) =>
    matches(context.sandbox.world.people.get(userId), call.q ?? ''),
  );
  const start = startOf(all, call.offset_date, findUser(call.offset_user, context)?.id);
  const page = all.slice(start, start + Math.min(Math.max(0, call.limit), MAX_PAGE));
  return {
    _: 'messages.chatInviteImporters',
    count: all.length,
    importers: page.map(importer => importerView(importer, requested)),
    users: peopleOf(page, context),
  };
};

function waiting(chat: Chat, link: InviteLink | null): Importer[] {
  return [...chat.requests]
    .filter(([, { linkHash }]) => link === null || linkHash === link.hash)
    .map(([userId, { at }]) => ({ userId, at, approvedBy: null }))
    .reverse();
}

const came = (link: InviteLink | null): Importer[] =>
  [...(link?.joined ?? [])].map(([userId, use]) => ({ userId, ...use })).reverse();

function startOf(all: readonly Importer[], offsetDate: number, offsetUser: number | undefined): number {
  if (offsetDate === 0) return 0;
  const last = all.findIndex(({ userId, at }) => userId === offsetUser && seconds(at) <= offsetDate);
  return last === -1 ? all.filter(({ at }) => seconds(at) >= offsetDate).length : last + 1;
}

function importerView(
  { userId, at, approvedBy }: Importer,
  requested: boolean,
): TlConstructor<'chatInviteImporter'> {
  return {
    _: 'chatInviteImporter',
    requested,
    user_id: BigInt(userId),
    date: seconds(at),
    about: requested ? '' : undefined,
    approved_by: approvedBy === null ? undefined : BigInt(approvedBy),
  };
}

const peopleOf = (importers: readonly Importer[], context: UserCallContext) =>
  userViews(
    importers.flatMap(({ userId, approvedBy }) => [userId, ...(approvedBy === null ? [] : [approvedBy])]),
    context,
  );
