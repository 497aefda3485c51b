import type { components } from '../../client/index.ts';

type Action = components['schemas']['Action'];

export type Invitation = {
  readonly key: string;
  readonly at: string;
  readonly accountId: string;
  /** Null if a refused call does not say whom it was about. */
  readonly userId: string | null;
  /** `ok` for who was added, `missing` for whose settings forbid it, `neither`, or the error of the call. */
  readonly result: string;
  readonly causedBy: Action['causedBy'];
};

/** The calls by which people are added to chats. */
export const methodsThatInvite = [
  'channels.inviteToChannel',
  'messages.addChatUser',
  'messages.createChat',
  'channels.editAdmin',
] as const;

/** Most of who is made an admin is in already. */
export const isInviting = ({ method, invited = [], missing = [] }: Action): boolean =>
  methodsThatInvite.some(name => name === method) &&
  (method !== 'channels.editAdmin' || invited.length + missing.length > 0);

/**
 * One line for each person of each invitation, by destination; newest first, also the destinations. A group that was
 * refused never came to be: it stands under ''.
 */
export function invitationsIn(actions: readonly Action[]): Map<string, Invitation[]> {
  const byChat = new Map<string, Invitation[]>();
  for (const {
    seq,
    at,
    accountId,
    chatId = '',
    userIds = [],
    invited = [],
    missing = [],
    outcome,
    causedBy,
  } of newestFirst(actions)) {
    if (accountId === null) continue;
    const about = userIds.length === 0 && outcome !== 'ok' ? [null] : userIds;
    const lines = about.map(userId => {
      const passedOver = missing.some(id => id === userId) ? 'missing' : 'neither';
      const result = outcome === 'ok' && !invited.some(id => id === userId) ? passedOver : outcome;
      return { key: `${seq} ${userId}`, at, accountId, userId, result, causedBy };
    });
    byChat.set(chatId, [...(byChat.get(chatId) ?? []), ...lines]);
  }
  return byChat;
}

const newestFirst = (actions: readonly Action[]) =>
  actions.filter(isInviting).toSorted((a, b) => b.seq - a.seq);
