import { defineTexts } from '../texts/define-texts.ts';

export const channelTexts = defineTexts('account-channels', {
  check: { en: 'Check a link', ru: 'Проверить ссылку' },
  checkHint: {
    en: 'What this account is and may do in a group or channel, asked of Telegram now',
    ru: 'Кто этот аккаунт в группе или канале и что ему можно — прямо сейчас у Telegram',
  },
  link: { en: 'Link or @username of a group or channel', ru: 'Ссылка или @имя группы или канала' },
  checkAction: { en: 'Check', ru: 'Проверить' },

  list: { en: 'Groups and channels', ru: 'Группы и каналы' },
  total: {
    en: { one: '{{count}} group or channel', other: '{{count}} groups and channels' },
    ru: {
      one: '{{count}} группа или канал',
      few: '{{count}} группы и канала',
      many: '{{count}} групп и каналов',
    },
  },
  readAt: { en: 'read from Telegram {{moment}}', ru: 'прочитано из Telegram {{moment}}' },
  reading: {
    en: 'The list is being read from Telegram for the first time. It appears here by itself.',
    ru: 'Список впервые читается из Telegram. Он появится здесь сам.',
  },
  none: {
    en: 'This account is in no group and no channel',
    ru: 'Аккаунт не состоит ни в группах, ни в каналах',
  },
  noneHint: {
    en: 'Join a group in Telegram with this account, or create one; it appears here by itself.',
    ru: 'Вступите этим аккаунтом в группу в Telegram или создайте её; она появится здесь сама.',
  },
  more: { en: 'Show more', ru: 'Показать ещё' },

  members: { en: 'Members', ru: 'Участников' },
  today: { en: 'today', ru: 'сегодня' },
  ever: { en: 'ever', ru: 'всего' },
  invitedToday: { en: 'Invites into {{title}} within 24 hours', ru: 'Приглашения в «{{title}}» за 24 часа' },
  invitedEver: { en: 'Invites into {{title}} ever', ru: 'Приглашения в «{{title}}» за всё время' },

  group: { en: 'Group', ru: 'Группа' },
  supergroup: { en: 'Supergroup', ru: 'Супергруппа' },
  channel: { en: 'Channel', ru: 'Канал' },

  creator: { en: 'Creator', ru: 'Создатель' },
  admin: { en: 'Admin', ru: 'Администратор' },
  member: { en: 'Member', ru: 'Участник' },
  outsider: { en: 'Not in it', ru: 'Не состоит' },

  mayInvite: { en: 'May invite', ru: 'Может приглашать' },
  mayNotInvite: { en: 'May not invite', ru: 'Не может приглашать' },
  howToInvite: {
    en: 'To invite here, make the account an admin with the right to add members.',
    ru: 'Чтобы приглашать сюда, сделайте аккаунт администратором с правом добавлять участников.',
  },
  rights: { en: 'Rights: {{rights}}', ru: 'Права: {{rights}}' },
  noRights: { en: 'No rights of an admin', ru: 'Прав администратора нет' },

  change_info: { en: 'change the profile', ru: 'менять профиль' },
  post_messages: { en: 'post', ru: 'публиковать' },
  edit_messages: { en: 'edit posts', ru: 'править публикации' },
  delete_messages: { en: 'delete messages', ru: 'удалять сообщения' },
  ban_users: { en: 'ban members', ru: 'блокировать участников' },
  invite_users: { en: 'add members', ru: 'добавлять участников' },
  pin_messages: { en: 'pin messages', ru: 'закреплять сообщения' },
  add_admins: { en: 'add admins', ru: 'назначать администраторов' },
  manage_topics: { en: 'manage topics', ru: 'управлять темами' },
});
