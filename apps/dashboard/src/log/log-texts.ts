import { defineTexts } from '../texts/define-texts.ts';

export const logTexts = defineTexts('log', {
  title: { en: 'Account log', ru: 'Журнал аккаунтов' },
  about: {
    en: 'What the accounts did and what came of it. Entries are kept for 90 days.',
    ru: 'Что делали аккаунты и чем это кончилось. Записи хранятся 90 дней.',
  },

  account: { en: 'Account', ru: 'Аккаунт' },
  everyAccount: { en: 'Every account', ru: 'Все аккаунты' },
  removedAccount: { en: 'A removed account', ru: 'Удалённый аккаунт' },
  noAccount: { en: 'Connecting an account', ru: 'Подключение аккаунта' },
  kind: { en: 'About', ru: 'О чём' },
  anyKind: { en: 'Everything', ru: 'Всё' },
  error: { en: 'Errors', ru: 'Ошибки' },
  call: { en: 'Actions', ru: 'Действия' },
  login: { en: 'Connections', ru: 'Подключения' },
  logout: { en: 'Ended sessions', ru: 'Завершённые сеансы' },
  code: { en: 'Error', ru: 'Ошибка' },
  anyCode: { en: 'Any error', ru: 'Любая ошибка' },
  codeCount: { en: '{{message}} ({{number}})', ru: '{{message}} ({{number}})' },
  otherCode: { en: 'One that did not happen in these days', ru: 'Не случалась в эти дни' },
  from: { en: 'From', ru: 'С' },
  to: { en: 'To', ru: 'По' },
  showAll: { en: 'Show everything', ru: 'Показать всё' },

  byDay: { en: 'By day', ru: 'По дням' },
  view: { en: 'Show the numbers as', ru: 'Показать числа как' },
  chart: { en: 'Chart', ru: 'Диаграмма' },
  table: { en: 'Table', ru: 'Таблица' },
  chartAbout: {
    en: 'Entries from {{from}} to {{to}}, stacked by what happened. The table shows the same numbers.',
    ru: 'Записи с {{from}} по {{to}}, по видам событий. В таблице те же числа.',
  },
  none: { en: 'Nothing happened in these days.', ru: 'В эти дни ничего не происходило.' },
  day: { en: 'Day', ru: 'День' },
  what: { en: 'What happened', ru: 'Что произошло' },
  times: { en: 'Times', ru: 'Раз' },
  series: { en: 'What happened, and how often', ru: 'Что произошло и сколько раз' },

  entries: { en: 'Entries', ru: 'Записи' },
  found: {
    en: { one: '{{number}} entry', other: '{{number}} entries' },
    ru: { one: '{{number}} запись', few: '{{number}} записи', many: '{{number}} записей' },
  },
  when: { en: 'When', ru: 'Когда' },
  empty: { en: 'Nothing is logged yet', ru: 'Записей пока нет' },
  emptyHint: {
    en: 'Once an account is connected, everything it does and every error stands here.',
    ru: 'Когда подключится аккаунт, здесь появятся его действия и все ошибки.',
  },
  connect: { en: 'Connect an account', ru: 'Подключить аккаунт' },
  noneFound: { en: 'No entry is found', ru: 'Ничего не найдено' },
  noneFoundHint: {
    en: 'Nothing of this kind happened in this time.',
    ru: 'За это время ничего такого не происходило.',
  },
  more: { en: 'Show older ones', ru: 'Показать более старые' },
  inChat: { en: '{{action}}: {{chat}}', ru: '{{action}}: {{chat}}' },
  asksToWait: { en: 'The wait is {{time}}.', ru: 'Ждать {{time}}.' },
  telegramSays: { en: 'Telegram calls it {{name}}.', ru: 'В Telegram это называется {{name}}.' },
});
