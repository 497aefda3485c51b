import { defineTexts } from '../../texts/define-texts.ts';

export const taskTexts = defineTexts('invite-task', {
  back: { en: 'All invite tasks', ru: 'Все задачи' },
  into: { en: 'Into {{destination}}', ru: 'Куда: {{destination}}' },

  start: { en: 'Start', ru: 'Запустить' },
  pause: { en: 'Pause', ru: 'Пауза' },
  resume: { en: 'Resume', ru: 'Продолжить' },
  cancelTask: { en: 'Cancel the task', ru: 'Отменить задачу' },
  remove: { en: 'Delete', ru: 'Удалить' },
  cancelTitle: { en: 'Cancel the task “{{name}}”?', ru: 'Отменить задачу «{{name}}»?' },
  cancelLoss: {
    en: {
      one: '{{count}} person who has not been invited yet stays uninvited. The log stays.',
      other: '{{count}} people who have not been invited yet stay uninvited. The log stays.',
    },
    ru: {
      one: '{{count}} человек останется без приглашения. Журнал сохранится.',
      few: '{{count}} человека останутся без приглашения. Журнал сохранится.',
      many: '{{count}} человек останутся без приглашения. Журнал сохранится.',
    },
  },
  removeTitle: { en: 'Delete the task “{{name}}”?', ru: 'Удалить задачу «{{name}}»?' },
  removeLoss: {
    en: {
      one: 'Its list of {{count}} person and its log are lost. Whoever has joined stays in the chat, and nobody is invited twice.',
      other:
        'Its list of {{count}} people and its log are lost. Whoever has joined stays in the chat, and nobody is invited twice.',
    },
    ru: {
      one: 'Список ({{count}} человек) и журнал будут потеряны. Вступившие останутся в чате, и никого не пригласят дважды.',
      few: 'Список ({{count}} человека) и журнал будут потеряны. Вступившие останутся в чате, и никого не пригласят дважды.',
      many: 'Список ({{count}} человек) и журнал будут потеряны. Вступившие останутся в чате, и никого не пригласят дважды.',
    },
  },
  isDraft: {
    en: 'This task has not been started. Nobody is invited before you start it.',
    ru: 'Задача не запущена. До запуска никого не приглашают.',
  },
  nobodyIn: {
    en: 'There is nobody in it to invite, so it cannot be started. Delete it and prepare another one.',
    ru: 'В ней некого приглашать, поэтому запустить её нельзя. Удалите её и подготовьте другую.',
  },

  leftToWait: { en: 'Left to wait:', ru: 'Осталось ждать:' },
  progress: { en: 'Done with', ru: 'Обработано' },
  doneOf: { en: '{{done}} of {{total}}', ru: '{{done}} из {{total}}' },
  pending: { en: 'In line', ru: 'В очереди' },
  inviting: { en: 'Under way', ru: 'В работе' },
  joined: { en: 'Joined', ru: 'Вступили' },
  already_member: { en: 'Were in it', ru: 'Уже были' },
  failed: { en: 'Not added', ru: 'Не добавлены' },
  unknown: { en: 'Not known', ru: 'Неизвестно' },

  views: { en: 'What to show', ru: 'Что показать' },
  actions: { en: 'Actions', ru: 'Действия' },
  people: { en: 'People', ru: 'Люди' },
  peopleOf: { en: 'State', ru: 'Состояние' },
  everybody: { en: 'Everybody', ru: 'Все' },
  is_pending: { en: 'In line', ru: 'В очереди' },
  is_inviting: { en: 'Under way', ru: 'В работе' },
  is_joined: { en: 'Joined', ru: 'Добавлен' },
  is_already_member: { en: 'Was in it', ru: 'Уже в чате' },
  is_failed: { en: 'Not added', ru: 'Не добавлен' },
  is_unknown: { en: 'Not known', ru: 'Неизвестно' },
  noPeople: { en: 'Nobody.', ru: 'Никого.' },

  log: { en: 'Last actions', ru: 'Последние действия' },
  when: { en: 'When', ru: 'Когда' },
  what: { en: 'What happened', ru: 'Что произошло' },
  by: { en: 'Account', ru: 'Аккаунт' },
  noLog: { en: 'Nothing has been done yet.', ru: 'Пока ничего не сделано.' },
  noLogOf: { en: 'Nothing ended this way.', ru: 'Таких действий нет.' },
  showMore: { en: 'Show more', ru: 'Показать ещё' },
  filter: { en: 'Show only', ru: 'Показать только' },
  everything: { en: 'Every action', ru: 'Все действия' },
  end_joined: { en: 'Joined', ru: 'Вступили' },
  end_already_member: { en: 'Were in it already', ru: 'Уже состояли в чате' },
  end_refused: { en: 'Not added', ru: 'Не добавлены' },
  end_unknown: { en: 'Not known', ru: 'Исход неизвестен' },
  end_under_way: { en: 'Under way', ru: 'В работе' },
  end_not_sent: { en: 'Not sent', ru: 'Не отправлены' },

  somebody: { en: 'The person with the id {{id}}', ru: 'Человек с идентификатором {{id}}' },
  said_joined: {
    en: '{{person}} joined {{destination}}.',
    ru: '{{person}} теперь в чате «{{destination}}».',
  },
  said_already_member: {
    en: '{{person}} was in {{destination}} already.',
    ru: '{{person}} уже в чате «{{destination}}».',
  },
  said_refused: {
    en: '{{person}} was not added to {{destination}}. {{reason}}',
    ru: '{{person}} не в чате «{{destination}}»: добавить не удалось. {{reason}}',
  },
  said_unknown: {
    en: 'It is not known whether {{person}} joined {{destination}}. {{reason}}',
    ru: '{{person}}: неизвестно, состоялось ли вступление в «{{destination}}». {{reason}}',
  },
  said_under_way: {
    en: '{{person}} is being invited into {{destination}}.',
    ru: '{{person}}: приглашение в «{{destination}}» отправляется.',
  },
  said_not_sent: {
    en: 'The invitation of {{person}} into {{destination}} was not sent. {{reason}}',
    ru: '{{person}}: приглашение в «{{destination}}» не отправлено. {{reason}}',
  },
  telegramSays: { en: 'Telegram calls it {{name}}.', ru: 'В Telegram это называется {{name}}.' },

  joinedFeed: { en: 'Joined last', ru: 'Недавно вступили' },
  nobodyJoined: { en: 'Nobody has joined yet.', ru: 'Пока никто не вступил.' },

  accounts: { en: 'Accounts', ru: 'Аккаунты' },
  noAccounts: {
    en: 'The team has no account that could work on this.',
    ru: 'У команды нет аккаунта для этой задачи.',
  },
  removedAccount: { en: 'A removed account', ru: 'Удалённый аккаунт' },
  st_inviting: { en: 'At work', ru: 'За работой' },
  st_ready: { en: 'Ready', ru: 'Готов' },
  st_waiting: { en: 'Waiting', ru: 'Ждёт' },
  st_out: { en: 'Out', ru: 'Выбыл' },
  joinedBy: {
    en: '{{joined}} joined of {{attempts}} tried',
    ru: 'вступивших: {{joined}}, попыток: {{attempts}}',
  },
});
