import type { ActionFilter } from './action-filter.ts';
import type { ActionIndex } from './action-index.ts';

/** What one account did to one chat; times are the world's, in ms. */
export type Invites = {
  readonly accountId: string | null;
  readonly chatId: string | null;
  calls: number;
  /** People who were added, people whose settings forbade it, and calls that were refused. */
  invited: number;
  missing: number;
  refused: number;
  readonly firstAt: number;
  lastAt: number;
};

const INVITING = new Set(['channels.inviteToChannel', 'messages.addChatUser', 'messages.createChat']);
/** Most of its calls are about people who are in already: it counts when it was to bring somebody in. */
const ALSO_INVITING = 'channels.editAdmin';

/** The invitations by account and chat, in the order of the first ones. */
export function countInvites(index: ActionIndex, filter: ActionFilter): Invites[] {
  const groups = new Map<string, Invites>();
  for (const place of index.find(filter)) {
    const { invited, missing } = index.invitedBy(place);
    const method = index.methodOf(place);
    if (!INVITING.has(method) && !(method === ALSO_INVITING && invited + missing > 0)) continue;
    const accountId = index.accountOf(place);
    const chatId = index.chatOf(place);
    const at = index.atOf(place);
    const group = groups.get(`${accountId} ${chatId}`) ?? {
      ...{ accountId, chatId, firstAt: at, lastAt: at },
      ...{ calls: 0, invited: 0, missing: 0, refused: 0 },
    };
    groups.set(`${accountId} ${chatId}`, group);
    group.calls++;
    group.invited += invited;
    group.missing += missing;
    if (index.outcomeOf(place) !== 'ok') group.refused++;
    group.lastAt = at;
  }
  return [...groups.values()];
}
