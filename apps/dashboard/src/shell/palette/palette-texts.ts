import { defineTexts } from '../../texts/define-texts.ts';

export const paletteTexts = defineTexts('palette', {
  title: { en: 'Go to or do', ru: 'Перейти или сделать' },
  close: { en: 'Close', ru: 'Закрыть' },
  label: { en: 'Page, action, account or task', ru: 'Страница, действие, аккаунт или задача' },
  pages: { en: 'Pages', ru: 'Страницы' },
  actions: { en: 'Actions', ru: 'Действия' },
  accounts: { en: 'Accounts', ru: 'Аккаунты' },
  parsing: { en: 'Parsing tasks', ru: 'Задачи парсинга' },
  invites: { en: 'Invite tasks', ru: 'Задачи приглашений' },
  nothing: { en: 'Nothing is called so', ru: 'Ничего с таким названием нет' },
  connect: { en: 'Connect an account', ru: 'Подключить аккаунт' },
  newParsing: { en: 'New parsing task', ru: 'Новая задача парсинга' },
  newInvites: { en: 'New invite task', ru: 'Новая задача приглашений' },
  light: { en: 'Light appearance', ru: 'Светлое оформление' },
  dark: { en: 'Dark appearance', ru: 'Тёмное оформление' },
  auto: { en: 'Appearance of the system', ru: 'Оформление как в системе' },
  shortcuts: { en: 'Keyboard shortcuts', ru: 'Сочетания клавиш' },
  signOut: { en: 'Sign out', ru: 'Выйти' },
});
