import { defineTexts } from '../texts/define-texts.ts';

export const settingsTexts = defineTexts('settings', {
  title: { en: 'Settings', ru: 'Настройки' },
  you: { en: 'You', ru: 'Вы' },
  email: { en: 'E-mail', ru: 'Эл. почта' },
  team: { en: 'Team', ru: 'Команда' },
  role: { en: 'Role', ru: 'Роль' },
  viewer: { en: 'Viewer: sees everything', ru: 'Наблюдатель: видит всё' },
  member: { en: 'Member: sees everything and runs tasks', ru: 'Участник: видит всё и ведёт задачи' },
  admin: {
    en: 'Admin: sees everything, runs tasks and manages accounts',
    ru: 'Администратор: видит всё, ведёт задачи и управляет аккаунтами',
  },
  operator: { en: 'Operator of this installation', ru: 'Оператор этой установки' },
  since: { en: 'Registered', ru: 'Регистрация' },
  signOut: { en: 'Sign out', ru: 'Выйти' },
  look: { en: 'Language and appearance', ru: 'Язык и оформление' },
  inThisBrowser: { en: 'Remembered in this browser.', ru: 'Запоминается в этом браузере.' },
  language: { en: 'Language', ru: 'Язык' },
  appearance: { en: 'Appearance', ru: 'Оформление' },
  light: { en: 'Light', ru: 'Светлое' },
  dark: { en: 'Dark', ru: 'Тёмное' },
  auto: { en: 'As the system', ru: 'Как в системе' },
  keyboard: { en: 'Keyboard', ru: 'Клавиатура' },
  letters: { en: 'Shortcuts of single keys', ru: 'Сочетания из обычных клавиш' },
  lettersHint: {
    en: 'Turn them off if you speak to your computer, or press keys by accident. {{keys}} works either way.',
    ru: 'Отключите, если управляете компьютером голосом или задеваете клавиши случайно. {{keys}} работает всегда.',
  },
});
