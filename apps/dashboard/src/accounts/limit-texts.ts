import { defineTexts } from '../texts/define-texts.ts';

/** The limits by their names, and what belongs to them. */
export const limitTexts = defineTexts('limits', {
  invites: { en: 'Invites', ru: 'Приглашения' },
  messages: { en: 'Messages', ru: 'Сообщения' },
  lookups: { en: 'Lookups', ru: 'Поиск' },
  joins: { en: 'Joins', ru: 'Вступления' },
  lookupsHint: {
    en: 'Finding the person behind a username or phone, or the chat behind a link',
    ru: 'Поиск человека по имени или телефону, чата по ссылке',
  },

  invites_per_day: { en: 'Invites a day', ru: 'Приглашения за сутки' },
  invites_per_hour: { en: 'Invites an hour', ru: 'Приглашения за час' },
  direct_messages_per_day: { en: 'Messages a day', ru: 'Сообщения за сутки' },
  direct_messages_per_hour: { en: 'Messages an hour', ru: 'Сообщения за час' },
  direct_messages_to_strangers_per_day: {
    en: 'Messages a day to people who never wrote first',
    ru: 'Сообщения за сутки тем, кто не писал первым',
  },
  resolves_per_day: { en: 'Lookups a day', ru: 'Поиск за сутки' },
  resolves_per_hour: { en: 'Lookups an hour', ru: 'Поиск за час' },
  resolves_per_minute: { en: 'Lookups a minute', ru: 'Поиск за минуту' },
  joins_per_day: { en: 'Joins a day', ru: 'Вступления за сутки' },

  day: { en: 'day', ru: 'сутки' },
  hour: { en: 'hour', ru: 'час' },

  left: { en: '{{left}} left', ru: 'осталось {{left}}' },
  roomIn: { en: 'the next one in', ru: 'следующее через' },
  roomNow: { en: 'the next one: now', ru: 'следующее: сейчас' },
  noRoom: { en: 'no next one', ru: 'следующего не будет' },
  nextInviteIn: {
    en: 'Pause between two invites. The next one in',
    ru: 'Пауза между приглашениями. Следующее через',
  },
  inUse: { en: 'In use by a task since {{time}}', ru: 'Занят задачей с {{time}}' },
  free: { en: 'Not in use at the moment', ru: 'Сейчас не занят' },

  profile: { en: 'Profile of limits', ru: 'Профиль лимитов' },
  profileHint: {
    en: 'Profiles are made by the operator. None is looser than Muster’s own limits.',
    ru: 'Профили создаёт оператор. Ни один не мягче собственных лимитов Muster.',
  },
  sharedHint: {
    en: 'What is used counts for the person behind the account: connecting it anew does not start it again.',
    ru: 'Использованное считается по человеку, которому принадлежит аккаунт: повторное подключение не обнуляет счётчики.',
  },
});
