import { defineTexts } from '../texts/define-texts.ts';

export const accountsTexts = defineTexts('accounts', {
  title: { en: 'Accounts', ru: 'Аккаунты' },
  connect: { en: 'Connect an account', ru: 'Подключить аккаунт' },
  emptyTitle: { en: 'No account is connected yet', ru: 'Пока не подключён ни один аккаунт' },
  emptyHint: {
    en: 'Everything in Muster is done by your team’s own Telegram accounts. Connect the first one with a code or a QR code.',
    ru: 'Всё в Muster делают Telegram-аккаунты вашей команды. Подключите первый по коду или QR-коду.',
  },
  emptyViewer: {
    en: 'Everything in Muster is done by your team’s own Telegram accounts. A member of the team can connect the first one.',
    ru: 'Всё в Muster делают Telegram-аккаунты вашей команды. Подключить первый может участник команды.',
  },
  noneFound: { en: 'No account is found', ru: 'Ничего не найдено' },
  noneFoundHint: {
    en: 'No account of the team has this name, username or state.',
    ru: 'В команде нет аккаунта с таким именем, именем пользователя или состоянием.',
  },
  showAll: { en: 'Show all accounts', ru: 'Показать все аккаунты' },

  find: { en: 'Find by name, username or phone', ru: 'Найти по имени, @имени или телефону' },
  state: { en: 'State', ru: 'Состояние' },
  anyState: { en: 'Any state ({{count}})', ru: 'Любое состояние ({{count}})' },
  stateCount: { en: '{{state}} ({{count}})', ru: '{{state}} ({{count}})' },
  order: { en: 'Order', ru: 'Порядок' },
  urgent: { en: 'What needs a person first', ru: 'Сначала требующие внимания' },
  name: { en: 'By name', ru: 'По имени' },
  newest: { en: 'Newest first', ru: 'Сначала новые' },
  found: {
    en: { one: '{{count}} account', other: '{{count}} accounts' },
    ru: { one: '{{count}} аккаунт', few: '{{count}} аккаунта', many: '{{count}} аккаунтов' },
  },

  account: { en: 'Account', ru: 'Аккаунт' },
  ready: { en: 'Ready for work', ru: 'Готов к работе' },
  endsIn: { en: 'Ends in', ru: 'Закончится через' },
  endsNow: { en: 'Ends any moment now', ru: 'Вот-вот закончится' },
  noUsername: { en: 'no username', ru: 'без @имени' },
  page: { en: 'Page {{page}}', ru: 'Страница {{page}}' },
  previousPage: { en: 'Previous page', ru: 'Предыдущая страница' },
  nextPage: { en: 'Next page', ru: 'Следующая страница' },
  list: { en: 'Accounts of the team', ru: 'Аккаунты команды' },
});
