import { useTexts } from '../texts/define-texts.ts';
import { channelTexts } from './channel-texts.ts';

/** What an admin may do, by the names of the contract. */
const PERMISSIONS = [
  'invite_users',
  'add_admins',
  'change_info',
  'post_messages',
  'edit_messages',
  'delete_messages',
  'ban_users',
  'pin_messages',
  'manage_topics',
] as const;

/** What an account may do in a chat, in one line; a right that this page does not know is not told by its code. */
export function useRightsSentence(): (rights: { permissions: readonly string[] }) => string {
  const say = useTexts(channelTexts);
  return ({ permissions }) => {
    const known = PERMISSIONS.filter(name => permissions.includes(name)).map(name => say(name));
    return known.length > 0 ? say('rights', { rights: known.join(', ') }) : say('noRights');
  };
}
