/** What each rule of patience is about, by its name. */
export const rules = {
  'rule-resolving': {
    en: 'Looking up usernames and phone numbers.',
    ru: 'Поиск по юзернеймам и номерам телефонов.',
  },
  'rule-codes-an-hour': {
    en: 'Asking for login codes for one number.',
    ru: 'Запрос кодов входа для одного номера.',
  },
  'rule-codes-a-day': {
    en: 'Asking for login codes for one number, again and again.',
    ru: 'Запрос кодов входа для одного номера снова и снова.',
  },
  'rule-code-guesses': { en: 'Entering wrong login codes.', ru: 'Ввод неверных кодов входа.' },
  'rule-password-guesses': {
    en: 'Entering wrong two-step passwords.',
    ru: 'Ввод неверных паролей двухэтапной проверки.',
  },
  'rule-joining': { en: 'Joining groups and channels.', ru: 'Вступление в группы и каналы.' },
  'rule-inviting': {
    en: 'Adding people to groups and channels.',
    ru: 'Добавление людей в группы и каналы.',
  },
  'rule-strangers': {
    en: 'Writing to people who never wrote back.',
    ru: 'Сообщения людям, которые ни разу не ответили.',
  },
  'rule-writing': { en: 'Sending messages, to whomever.', ru: 'Отправка сообщений кому угодно.' },
  'rule-reading': {
    en: 'Reading lists, histories and profiles.',
    ru: 'Чтение списков, истории и профилей.',
  },
  'rule-other-calls': {
    en: 'Everything that no other rule is about.',
    ru: 'Всё, чего не касаются другие правила.',
  },
} as const;
