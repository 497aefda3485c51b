import { z } from 'zod';
import { appendMessage, type Chat } from '../chat.ts';
import type { Effect } from '../effects.ts';
import { History } from '../history.ts';
import { Members } from '../members.ts';
import type { WorldState } from '../world.ts';

/** A small group becomes a supergroup with the same people. https://core.telegram.org/api/channel#migration */
export const chatMigrated = z.object({
  type: z.literal('chat-migrated'),
  chatId: z.number().int(),
  toId: z.number().int(),
  by: z.number().int(),
  at: z.number(),
});

export function applyChatMigrated(
  { chats }: WorldState,
  { chatId, toId, by, at }: z.infer<typeof chatMigrated>,
): Effect[] {
  const group = chats.get(chatId);
  if (!group) return [];
  const members = new Members(nobody);
  for (const userId of group.members.newestFirst().toReversed()) {
    members.add(userId, group.members.membership(userId) ?? { joinedAt: at, invitedBy: null });
  }
  const supergroup: Chat = {
    ...group,
    id: toId,
    kind: 'supergroup',
    createdAt: at,
    migratedFrom: chatId,
    admins: new Map(group.admins),
    members,
    bans: new Map(group.bans),
    requests: new Map(),
    left: new Set(),
    peeks: new Map(),
    messages: new History({ count: 0, message: nothing }),
  };
  chats.add(supergroup);
  group.settings = { ...group.settings, migratedTo: toId };
  const userIds = members.newestFirst();
  const last = appendMessage(group, by, at, { kind: 'migrated-to', chatId: toId });
  const first = appendMessage(supergroup, by, at, { kind: 'migrated-from', chatId, title: group.title });
  return [
    { kind: 'chat-message', chat: group, message: last },
    { kind: 'membership', chat: supergroup, userIds },
    { kind: 'chat-message', chat: supergroup, message: first },
  ];
}

const nobody = {
  size: 0,
  at: () => 0,
  slotOf: () => null,
  membership: () => ({ joinedAt: 0, invitedBy: null }),
};
const nothing = () => {
  throw new Error('a supergroup that was a small group begins empty');
};
