import { defineTexts } from '../texts/define-texts.ts';

export const overviewTexts = defineTexts('overview', {
  title: { en: 'Overview', ru: 'Обзор' },

  accounts: { en: 'Accounts', ru: 'Аккаунты' },
  allAccounts: {
    en: { one: '{{number}} account', other: '{{number}} accounts' },
    ru: { one: '{{number}} аккаунт', few: '{{number}} аккаунта', many: '{{number}} аккаунтов' },
  },
  noAccounts: { en: 'No account is connected yet.', ru: 'Пока не подключён ни один аккаунт.' },
  connect: { en: 'Connect an account', ru: 'Подключить аккаунт' },

  today: { en: 'Invites in the last 24 hours', ru: 'Приглашения за последние 24 часа' },
  perAccount: { en: 'By account', ru: 'По аккаунтам' },
  allowed: {
    en: 'All accounts together: {{left}} more before the limits are reached.',
    ru: 'По всем аккаунтам вместе: до лимитов осталось {{left}}.',
  },
  lastDay: { en: 'Last 24 hours', ru: 'За 24 часа' },
  lastHour: { en: 'Last hour', ru: 'За час' },
  counted: {
    en: 'Accounts counted: {{counted}} of {{all}}; the others are being counted anew.',
    ru: 'Подсчитано аккаунтов: {{counted}} из {{all}}; остальные пересчитываются.',
  },

  tasks: { en: 'Running tasks', ru: 'Работающие задачи' },
  parsingTasks: { en: 'Parsing: {{number}}', ru: 'Парсинг: {{number}}' },
  inviteTasks: { en: 'Invites: {{number}}', ru: 'Приглашения: {{number}}' },
  noTasks: { en: 'Nothing is running at the moment.', ru: 'Сейчас ничего не работает.' },
  newParsing: { en: 'Collect an audience', ru: 'Собрать аудиторию' },
  newInvites: { en: 'Invite people', ru: 'Пригласить людей' },
  doneOf: {
    en: '{{done}} of {{total}} people, {{joined}} joined',
    ru: '{{done}} из {{total}} чел., вступили: {{joined}}',
  },
  progressOf: { en: 'Progress of “{{name}}”', ru: 'Ход задачи «{{name}}»' },

  needPerson: { en: 'Needs your attention', ru: 'Требует внимания' },
  nothingNeeds: { en: 'Nothing needs a person at the moment.', ru: 'Сейчас всё идёт само.' },
  waits: { en: 'Waiting', ru: 'Ожидание' },
  nothingWaits: { en: 'Nothing is waiting.', ru: 'Ничего не ждёт.' },
  goesOnIn: { en: 'Goes on in', ru: 'Продолжится через' },
  notAllKnown: {
    en: 'Not known at the moment: a part of the system did not answer.',
    ru: 'Сейчас неизвестно: часть системы не ответила.',
  },
  account: { en: 'Account', ru: 'Аккаунт' },
  parsing: { en: 'Parsing', ru: 'Парсинг' },
  invite: { en: 'Invites', ru: 'Приглашения' },

  joins: { en: 'Joined last', ru: 'Недавно вступили' },
  allInvites: { en: 'All invite tasks', ru: 'Все задачи приглашения' },
  nobodyJoined: { en: 'Nobody has joined yet.', ru: 'Пока никто не вступил.' },
  joined: { en: 'joined {{destination}}', ru: 'теперь в чате «{{destination}}»' },
  somebody: { en: 'The person with the id {{id}}', ru: 'Человек с номером {{id}}' },
});
