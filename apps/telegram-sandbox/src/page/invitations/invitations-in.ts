import type { components } from '../../client/index.ts';

type Action = components['schemas']['Action'];

export type Invitation = {
  readonly key: string;
  readonly at: string;
  readonly accountId: string;
  readonly userId: string;
  /** `ok` for who was added, `missing` for who was passed over, or the error of the call. */
  readonly result: string;
};

/** The calls by which people are added to chats. */
export const methodsThatInvite = ['channels.inviteToChannel', 'messages.addChatUser'] as const;

export const isInviting = ({ method }: Action): boolean => methodsThatInvite.some(name => name === method);

/** One line for each person of each invitation, by destination; newest first, also the destinations. */
export function invitationsIn(actions: readonly Action[]): Map<string, Invitation[]> {
  const byChat = new Map<string, Invitation[]>();
  for (const { seq, at, accountId, chatId, userIds = [], invited = [], outcome } of newestFirst(actions)) {
    if (accountId === null || chatId === undefined) continue;
    const lines = userIds.map(userId => {
      const result = outcome === 'ok' && !invited.includes(userId) ? 'missing' : outcome;
      return { key: `${seq} ${userId}`, at, accountId, userId, result };
    });
    byChat.set(chatId, [...(byChat.get(chatId) ?? []), ...lines]);
  }
  return byChat;
}

const newestFirst = (actions: readonly Action[]) => actions.toSorted((a, b) => b.seq - a.seq);
