import { defineTexts } from '../texts/define-texts.ts';

export const accountTexts = defineTexts('account', {
  gone: { en: 'There is no such account', ru: 'Такого аккаунта нет' },
  goneHint: {
    en: 'It was removed from your team, or the address is mistyped.',
    ru: 'Он удалён из вашей команды, или в адресе опечатка.',
  },
  toAccounts: { en: 'To the accounts', ru: 'К аккаунтам' },
  log: { en: 'Log of this account', ru: 'Журнал этого аккаунта' },
  tabs: { en: 'About this account', ru: 'Об этом аккаунте' },
  limits: { en: 'Limits', ru: 'Лимиты' },
  channels: { en: 'Channels and rights', ru: 'Чаты и права' },
  profile: { en: 'Profile', ru: 'Профиль' },
  restrictions: { en: 'What keeps it out of work', ru: 'Что мешает работе' },
  since: { en: 'since {{moment}}', ru: 'с {{moment}}' },
  reason: { en: 'Reason: {{reason}}', ru: 'Причина: {{reason}}' },
  mandated: {
    en: 'Telegram itself asks for this wait until {{moment}}; nobody can end it before.',
    ru: 'Этого ожидания до {{moment}} требует сам Telegram; закончить его раньше нельзя.',
  },
  connectAgain: { en: 'Connect again', ru: 'Подключить снова' },

  pause: { en: 'Pause', ru: 'Приостановить' },
  pauseTitle: { en: 'Pause {{name}}?', ru: 'Приостановить {{name}}?' },
  pauseHint: {
    en: 'No task uses the account while it is paused. Nothing is lost: tasks go on with other accounts, or wait.',
    ru: 'Пока аккаунт на паузе, задачи его не используют. Ничего не теряется: задачи продолжат другие аккаунты или подождут.',
  },
  pauseFor: { en: 'For how long', ru: 'На сколько' },
  untilResumed: { en: 'Until it is resumed', ru: 'Пока не возобновят' },
  hours: {
    en: { one: '{{count}} hour', other: '{{count}} hours' },
    ru: { one: '{{count}} час', few: '{{count}} часа', many: '{{count}} часов' },
  },
  days: {
    en: { one: '{{count}} day', other: '{{count}} days' },
    ru: { one: '{{count}} день', few: '{{count}} дня', many: '{{count}} дней' },
  },
  resume: { en: 'Resume', ru: 'Возобновить' },
  resumeTitle: { en: 'Resume {{name}}?', ru: 'Возобновить {{name}}?' },
  resumeHint: {
    en: 'Tasks may use the account again at once. Its limits have gone on counting meanwhile.',
    ru: 'Задачи сразу смогут использовать аккаунт. Его лимиты всё это время продолжали считаться.',
  },
  why: { en: 'Why', ru: 'Почему' },
  whyHint: {
    en: 'Shown to the team, and kept in the audit trail',
    ru: 'Видно команде и остаётся в журнале аудита',
  },

  rename: { en: 'Rename', ru: 'Переименовать' },
  renameTitle: { en: 'Rename {{name}}', ru: 'Переименовать {{name}}' },
  label: { en: 'Name in your team', ru: 'Имя в вашей команде' },
  labelHint: {
    en: 'Empty: its own name in Telegram, {{name}}',
    ru: 'Если пусто — его собственное имя в Telegram: {{name}}',
  },
  save: { en: 'Save', ru: 'Сохранить' },

  remove: { en: 'Remove', ru: 'Удалить' },
  removeTitle: { en: 'Remove {{name}}?', ru: 'Удалить {{name}}?' },
  removeHint: {
    en: '{{name}} is logged out of Telegram here and its session is erased. Tasks that named it go on without it. What it has used up stays counted, and it can be connected again.',
    ru: 'Сеанс {{name}} в Telegram завершится, а его ключ будет стёрт. Задачи, где он указан, продолжатся без него. Использованные лимиты останутся засчитанными; аккаунт можно подключить снова.',
  },
  removed: { en: '{{name}} was removed', ru: '{{name}}: аккаунт удалён' },
  close: { en: 'Close', ru: 'Закрыть' },

  name: { en: 'Name in Telegram', ru: 'Имя в Telegram' },
  username: { en: 'Username', ru: 'Имя пользователя' },
  phone: { en: 'Phone', ru: 'Телефон' },
  telegramId: { en: 'Telegram id', ru: 'Идентификатор Telegram' },
  connectedAt: { en: 'Connected', ru: 'Подключён' },
});
