import { Api } from 'telegram';
import type { ChatPeer } from './repository.ts';

/** The rights of an admin in words of our own; everything else Telegram counts as a right is no right to act. */
const permissionNames = {
  changeInfo: 'change_info',
  postMessages: 'post_messages',
  editMessages: 'edit_messages',
  deleteMessages: 'delete_messages',
  banUsers: 'ban_users',
  inviteUsers: 'invite_users',
  pinMessages: 'pin_messages',
  addAdmins: 'add_admins',
  manageTopics: 'manage_topics',
} as const;

/**
 * A chat as Telegram describes it to one account; null for what cannot be addressed: chats one was thrown out of,
 * groups that have become supergroups, and `min` descriptions, whose access hash is not meant for use.
 */
export function readChat(chat: Api.TypeChat): ChatPeer | null {
  if (chat instanceof Api.Chat) {
    if (chat.deactivated || chat.migratedTo) return null;
    const id = BigInt(chat.id.toString());
    return {
      kind: 'group',
      platformChatId: id,
      accessHash: null,
      title: chat.title,
      username: null,
      memberCount: chat.participantsCount,
      ...standingIn(chat),
    };
  }
  if (!(chat instanceof Api.Channel) || chat.min || !chat.accessHash) return null;
  const id = BigInt(chat.id.toString());
  const kind = chat.broadcast ? 'channel' : 'supergroup';
  return {
    kind,
    platformChatId: id,
    accessHash: BigInt(chat.accessHash.toString()),
    title: chat.title,
    username: chat.username ?? null,
    memberCount: chat.participantsCount ?? 0,
    ...standingIn(chat),
  };
}

/**
 * An account invites only where it is the creator, or an admin with the right to; not where it may because every member
 * may, and not where it has left.
 */
function standingIn(chat: Api.Chat | Api.Channel): Pick<ChatPeer, 'role' | 'permissions' | 'mayInvite'> {
  const rights = chat.adminRights;
  const permissions = Object.entries(permissionNames)
    .filter(([right]) => !chat.left && (chat.creator || (rights && Reflect.get(rights, right) === true)))
    .map(([, name]) => name);
  const role = chat.creator ? 'creator' : chat.left ? 'outsider' : rights ? 'admin' : 'member';
  return { role, permissions, mayInvite: permissions.includes('invite_users') };
}
