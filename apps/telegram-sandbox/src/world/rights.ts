/** What an admin may be allowed. https://core.telegram.org/constructor/chatAdminRights */
export const adminRights = [
  'change_info',
  'post_messages',
  'edit_messages',
  'delete_messages',
  'ban_users',
  'invite_users',
  'pin_messages',
  'add_admins',
  'anonymous',
  'manage_call',
  'other',
] as const;
export type AdminRight = (typeof adminRights)[number];

/** What members may be denied, all of them or one. https://core.telegram.org/constructor/chatBannedRights */
export const memberRights = [
  'view_messages',
  'send_messages',
  'send_media',
  'send_stickers',
  'send_gifs',
  'send_games',
  'send_inline',
  'embed_links',
  'send_polls',
  'change_info',
  'invite_users',
  'pin_messages',
  'manage_topics',
  'send_photos',
  'send_videos',
  'send_roundvideos',
  'send_audios',
  'send_voices',
  'send_docs',
  'send_plain',
] as const;
export type MemberRight = (typeof memberRights)[number];

/** Everything but to hide behind the group's name. */
export const allAdminRights: readonly AdminRight[] = adminRights.filter(right => right !== 'anonymous');

/** An admin with whatever is usual, and with or without the right to add people. */
export const usualAdminRights = ({ canInvite }: { readonly canInvite: boolean }): AdminRight[] =>
  allAdminRights.filter(right => right !== 'add_admins' && (canInvite || right !== 'invite_users'));

/** Members write, and leave the rest to the admins. */
export const usuallyDenied: readonly MemberRight[] = ['change_info', 'invite_users', 'pin_messages'];
