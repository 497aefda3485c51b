import { defineTexts } from '../texts/define-texts.ts';

export const shellTexts = defineTexts('shell', {
  overview: { en: 'Overview', ru: 'Обзор' },
  accounts: { en: 'Accounts', ru: 'Аккаунты' },
  parsing: { en: 'Parsing', ru: 'Парсинг' },
  invites: { en: 'Invites', ru: 'Приглашения' },
  log: { en: 'Account log', ru: 'Журнал аккаунтов' },
  settings: { en: 'Settings', ru: 'Настройки' },
  system: { en: 'System', ru: 'Система' },
  pages: { en: 'Pages', ru: 'Страницы' },
  openPages: { en: 'Open the pages', ru: 'Открыть список страниц' },
  closePages: { en: 'Close the pages', ru: 'Закрыть список страниц' },
  signOut: { en: 'Sign out', ru: 'Выйти' },
  toContent: { en: 'Skip to the page', ru: 'Перейти к странице' },
  find: { en: 'Go to…', ru: 'Перейти…' },
  unreachable: {
    en: 'Muster does not answer. Check your connection; it is tried again every few seconds, tasks go on, and nothing is lost.',
    ru: 'Muster не отвечает. Проверьте соединение; попытки повторяются сами, задачи продолжаются, ничего не потеряно.',
  },
  pending: { en: 'Loading…', ru: 'Загрузка…' },
  offline: {
    en: 'Live updates are cut off. What is shown may be old; it goes on by itself.',
    ru: 'Живые обновления прервались. Данные могли устареть; всё продолжится само.',
  },
});
