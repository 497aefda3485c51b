import { defineTexts } from '../../texts/define-texts.ts';

export const taskTexts = defineTexts('parsing-task', {
  allTasks: { en: 'All tasks', ru: 'Все задачи' },
  progress: { en: 'Progress', ru: 'Ход сбора' },
  reported: {
    en: { one: 'Telegram reports {{count}} member.', other: 'Telegram reports {{count}} members.' },
    ru: {
      one: 'По данным Telegram, участников: {{count}}.',
      few: 'По данным Telegram, участников: {{count}}.',
      many: 'По данным Telegram, участников: {{count}}.',
    },
  },
  limited: { en: 'At most {{limit}} are collected.', ru: 'Собирается не больше {{limit}}.' },
  goesOnIn: { en: 'Goes on in', ru: 'Продолжится через' },
  connect: { en: 'Connect an account', ru: 'Подключить аккаунт' },
  perMinute: {
    en: { one: '{{count}} person a minute', other: '{{count}} people a minute' },
    ru: {
      one: '{{count}} человек в минуту',
      few: '{{count}} человека в минуту',
      many: '{{count}} человек в минуту',
    },
  },
  measured: { en: 'Measured speed', ru: 'Измеренная скорость' },
  about: { en: 'about {{time}}', ru: 'около {{time}}' },
  left: { en: 'Time left', ru: 'Осталось' },
  unknown: { en: '—', ru: '—' },
  link: { en: 'Link', ru: 'Ссылка' },
  chosenSpeed: { en: 'Chosen speed', ru: 'Выбранная скорость' },
  priority: { en: 'Priority', ru: 'Приоритет' },
  created: { en: 'Created', ru: 'Создана' },
  started: { en: 'Started', ru: 'Начата' },
  finished: { en: 'Ended', ru: 'Окончена' },
  pause: { en: 'Pause', ru: 'Пауза' },
  resume: { en: 'Resume', ru: 'Продолжить' },
  cancel: { en: 'End the task', ru: 'Завершить задачу' },
  cancelTitle: { en: 'End “{{name}}”?', ru: 'Завершить «{{name}}»?' },
  cancelHint: {
    en: {
      one: '{{collected}} person collected so far stays. The task cannot go on afterwards; to collect the rest, start a new one.',
      other:
        '{{collected}} people collected so far stay. The task cannot go on afterwards; to collect the rest, start a new one.',
    },
    ru: {
      one: 'Собранный {{collected}} человек останется. Продолжить задачу будет нельзя: для остальных нужна новая.',
      few: 'Собранные {{collected}} человека останутся. Продолжить задачу будет нельзя: для остальных нужна новая.',
      many: 'Собранные {{collected}} человек останутся. Продолжить задачу будет нельзя: для остальных нужна новая.',
    },
  },
  delete: { en: 'Delete', ru: 'Удалить' },
  deleteTitle: { en: 'Delete “{{name}}”?', ru: 'Удалить «{{name}}»?' },
  deleteHint: {
    en: {
      one: 'The task and {{collected}} collected person are deleted for good. Whoever was invited from it stays invited.',
      other:
        'The task and {{collected}} collected people are deleted for good. Whoever was invited from it stays invited.',
    },
    ru: {
      one: 'Задача и {{collected}} собранный человек будут удалены навсегда. Уже приглашённые останутся приглашёнными.',
      few: 'Задача и {{collected}} собранных человека будут удалены навсегда. Уже приглашённые останутся приглашёнными.',
      many: 'Задача и {{collected}} собранных человек будут удалены навсегда. Уже приглашённые останутся приглашёнными.',
    },
  },
});
