import { defineTexts } from '../../texts/define-texts.ts';

export const shortcutsTexts = defineTexts('shortcuts', {
  title: { en: 'Keyboard shortcuts', ru: 'Сочетания клавиш' },
  close: { en: 'Close', ru: 'Закрыть' },
  palette: { en: 'Go to or do anything', ru: 'Перейти куда угодно, сделать что угодно' },
  list: { en: 'Show this list', ru: 'Показать этот список' },
  toPage: { en: 'Go to “{{page}}”', ru: 'Перейти в «{{page}}»' },
  andThen: { en: 'then', ru: 'затем' },
  where: {
    en: 'They do nothing while you type in a field.',
    ru: 'Пока вы печатаете в поле, они не действуют.',
  },
});
