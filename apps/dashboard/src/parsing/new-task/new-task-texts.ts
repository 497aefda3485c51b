import { defineTexts } from '../../texts/define-texts.ts';

export const newTaskTexts = defineTexts('parsing-new', {
  title: { en: 'New parsing task', ru: 'Новая задача парсинга' },
  lead: {
    en: 'Collects the members of a group through one of your accounts.',
    ru: 'Собирает участников группы через один из ваших аккаунтов.',
  },
  link: { en: 'Group', ru: 'Группа' },
  linkHint: {
    en: 'Its name or link in any form: @name, t.me/name, or an invite link where an account of yours is a member',
    ru: 'Имя или ссылка в любом виде: @name, t.me/name или ссылка-приглашение в группу, где есть ваш аккаунт',
  },
  speed: { en: 'Speed', ru: 'Скорость' },
  safe: { en: 'Safe', ru: 'Бережная' },
  safeHint: {
    en: '20 pages a minute: the gentlest on the account.',
    ru: '20 страниц в минуту: бережнее всего для аккаунта.',
  },
  medium: { en: 'Medium', ru: 'Средняя' },
  mediumHint: {
    en: '40 pages a minute: twice as fast, for groups of thousands.',
    ru: '40 страниц в минуту: вдвое быстрее, для групп в тысячи человек.',
  },
  fast: { en: 'Fast', ru: 'Быстрая' },
  fastHint: {
    en: '90 pages a minute. Telegram is likelier to ask the account to wait, and each wait is kept in full.',
    ru: '90 страниц в минуту. Telegram чаще просит аккаунт подождать, и каждое ожидание выдерживается полностью.',
  },
  priority: { en: 'Priority', ru: 'Приоритет' },
  priorityHint: {
    en: 'Which of the waiting tasks gets a free account first. A task that has one is never interrupted.',
    ru: 'Какая из ждущих задач первой получит свободный аккаунт. Задача, у которой он есть, не прерывается.',
  },
  high: { en: 'High', ru: 'Высокий' },
  normal: { en: 'Normal', ru: 'Обычный' },
  low: { en: 'Low', ru: 'Низкий' },
  limit: { en: 'At most', ru: 'Не больше' },
  limitHint: {
    en: 'Stops after so many people. Left empty, everybody who can be found is collected.',
    ru: 'Остановиться после стольких людей. Если пусто, собираются все, кого можно найти.',
  },
  begin: { en: 'Start collecting', ru: 'Начать сбор' },
  cancel: { en: 'Cancel', ru: 'Отмена' },
});
