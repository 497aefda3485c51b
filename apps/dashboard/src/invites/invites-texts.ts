import { defineTexts } from '../texts/define-texts.ts';

/** What the pages about invite tasks have in common, and their list. */
export const invitesTexts = defineTexts('invites', {
  title: { en: 'Invites', ru: 'Приглашения' },
  newTask: { en: 'New invite task', ru: 'Новая задача' },
  mayNot: {
    en: 'Your role lets you look, not invite. Ask an admin of your team to make you a member.',
    ru: 'Ваша роль позволяет только смотреть. Попросите администратора команды сделать вас участником.',
  },
  none: { en: 'No invite tasks yet', ru: 'Задач приглашения пока нет' },
  noneHint: {
    en: 'Choose a group one of your accounts administers and the people to invite; Muster keeps inside the limits.',
    ru: 'Выберите группу, где ваш аккаунт администратор, и людей для приглашения; лимиты Muster соблюдёт сам.',
  },
  noneOfState: { en: 'No tasks in this state', ru: 'Задач в этом состоянии нет' },
  noneOfStateHint: { en: 'Other tasks may be there.', ru: 'Возможно, есть задачи в других состояниях.' },
  showAll: { en: 'Show all tasks', ru: 'Показать все задачи' },
  more: { en: 'Show more', ru: 'Показать ещё' },

  filter: { en: 'State', ru: 'Состояние' },
  all: { en: 'All', ru: 'Все' },
  draft: { en: 'Draft', ru: 'Черновик' },
  running: { en: 'Running', ru: 'Работает' },
  paused: { en: 'Paused', ru: 'Пауза' },
  completed: { en: 'Completed', ru: 'Завершена' },
  cancelled: { en: 'Cancelled', ru: 'Отменена' },

  task: { en: 'Task', ru: 'Задача' },
  destination: { en: 'Destination', ru: 'Куда' },
  joined: { en: 'Joined', ru: 'Вступили' },
  joinedOf: { en: '{{joined}} of {{total}}', ru: '{{joined}} из {{total}}' },
  created: { en: 'Created', ru: 'Создана' },
});
