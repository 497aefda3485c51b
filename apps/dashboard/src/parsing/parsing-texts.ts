import { defineTexts } from '../texts/define-texts.ts';

export const parsingTexts = defineTexts('parsing', {
  title: { en: 'Parsing', ru: 'Парсинг' },
  newTask: { en: 'New task', ru: 'Новая задача' },
  filter: { en: 'State', ru: 'Состояние' },
  all: { en: 'All', ru: 'Все' },
  source: { en: 'Source', ru: 'Источник' },
  collected: { en: 'Collected', ru: 'Собрано' },
  created: { en: 'Created', ru: 'Создана' },
  collectedOf: { en: '{{collected}} of {{reported}}', ru: '{{collected}} из {{reported}}' },
  collectedSoFar: { en: '{{collected}} of —', ru: '{{collected}} из —' },
  progressOf: { en: 'Progress of “{{name}}”', ru: 'Ход задачи «{{name}}»' },
  more: { en: 'Show more', ru: 'Показать ещё' },
  none: { en: 'Nobody has been collected yet', ru: 'Пока никто не собран' },
  noneHint: {
    en: 'A parsing task collects the members of a group. They can then be looked through, downloaded and invited.',
    ru: 'Задача парсинга собирает участников группы. Их можно просмотреть, скачать и пригласить.',
  },
  mayNot: {
    en: 'Your role may look at tasks, but not start them. Ask an admin of the team.',
    ru: 'Ваша роль позволяет смотреть задачи, но не запускать их. Обратитесь к администратору команды.',
  },
  noneInState: { en: 'No task is in this state', ru: 'В этом состоянии задач нет' },
  noneInStateHint: { en: 'Tasks in other states are hidden.', ru: 'Задачи в других состояниях скрыты.' },
  showAll: { en: 'Show all tasks', ru: 'Показать все задачи' },
  removed: { en: '“{{name}}” was deleted.', ru: '«{{name}}» удалена.' },
});
